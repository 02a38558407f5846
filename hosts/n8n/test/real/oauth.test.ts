/** n8n signs a user in at the authorization server of each product, works with the tokens, and renews them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { N8n, type Server } from "./n8n.ts";
import { type Simulator, simulator } from "./simulator.ts";

const by = (value: unknown) => ({ __rl: true, mode: "id", value });

let bitbucket: Simulator;
let n8n: N8n;
let server: Server;

before(async () => {
  [bitbucket, n8n] = await Promise.all([simulator(), N8n.create()]);
  server = await n8n.start();
});

after(async () => {
  await server.stop();
  bitbucket.stop();
  await n8n.remove();
});

/** What a user does on the page that asks for consent. Returns where the browser is sent then. */
async function allow(page: string): Promise<string> {
  const html = await (await fetch(page)).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name!, plain(value!)]);
  assert.ok(hidden.length > 0, html);
  const body = new URLSearchParams([...hidden, ["decision", "allow"]] as [string, string][]);
  const decided = await fetch(page, { method: "POST", body, redirect: "manual" });
  return decided.headers.get("location")!;
}

function plain(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

interface Credential {
  id: string;
  name: string;
  type: string;
  data: { oauthTokenData: { access_token: string; refresh_token: string } };
}

for (const [product, authentication, type, workspace] of [
  ["Cloud", "cloudOAuth2", "bitbucketCloudOAuth2Api", "acme"],
  ["Data Center", "dataCenterOAuth2", "bitbucketDataCenterOAuth2Api", "ACME"],
] as const) {
  test(`${product}: a user signs in, and tokens are renewed`, async () => {
    const { clientId, clientSecret, authUrl, accessTokenUrl } = bitbucket.consumer;
    const data =
      product === "Cloud"
        ? { clientId, clientSecret, authUrl, accessTokenUrl, apiUrl: `${bitbucket.url}/2.0`, allowHttp: true }
        : { clientId, clientSecret, baseUrl: `${bitbucket.url}/bitbucket`, allowHttp: true };
    const { id } = await server.call<{ id: string }>("POST", "/credentials", { name: product, type, data });
    const consent = await server.call<string>("GET", `/oauth2-credential/auth?id=${id}`);
    assert.match(await server.visit(await allow(consent)), /connected|successful/i);

    const repositories = async () => {
      const { results } = await server.call<{ results: { value: string }[] }>("POST", "/dynamic-node-parameters/resource-locator-results", {
        nodeTypeAndVersion: { name: "n8n-nodes-bitbucket-connector.bitbucket", version: 1 },
        path: "parameters.repo",
        methodName: "repo",
        credentials: { [type]: { id, name: product } },
        currentNodeParameters: { authentication, resource: "branchOrTag", operation: "list-branches", workspace: by(workspace) },
      });
      return results.map(({ value }) => value);
    };
    assert.ok((await repositories()).includes("web"));

    // As when the access token expired: Bitbucket answers 401, and n8n asks for another with the refresh token.
    const stored = await n8n.export<Credential>(id);
    const { access_token: before } = stored.data.oauthTokenData;
    stored.data.oauthTokenData.access_token = "expired";
    await n8n.import("credentials", [stored]);
    assert.ok((await repositories()).includes("web"));
    const { access_token: renewed } = (await n8n.export<Credential>(id)).data.oauthTokenData;
    assert.ok(renewed !== "expired" && renewed !== before, "the tokens were not renewed");
  });
}
