/** Tests a credential by the connector's own test, and shows what it found. */
import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult, IHttpRequestOptions } from "n8n-workflow";
import { NO_BLOBS } from "./blobs.ts";
import { ConnectorError } from "./connector.ts";
import { CREDENTIALS, settingsOf } from "./credentials.ts";
import type { Clients } from "./http.ts";
import { CONNECTION, sessionWith } from "./session.ts";

export async function connectionTest(this: ICredentialTestFunctions, { type, data = {} }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
  const { product } = Object.values(CREDENTIALS).find(({ name }) => name === type)!;
  try {
    const bitbucket = await sessionWith(settingsOf(product, data), clientsOf(this, data), NO_BLOBS, this.logger);
    const { passed, identity, checks } = await bitbucket.test(CONNECTION);
    const failed = checks.filter(({ verdict }) => verdict === "failed").map(({ name, message }) => `${name}: ${message}`);
    if (!passed) return { status: "Error", message: failed.join(" ") };
    return { status: "OK", message: identity ? `Connected as ${identity}.` : "Connected." };
  } catch (error) {
    if (!(error instanceof ConnectorError)) return { status: "Error", message: (error as Error).message };
    const { message, cause, resolution } = error;
    return { status: "Error", message: [message, cause, resolution].filter(Boolean).join(" ") };
  }
}

/** n8n tests a credential before it is stored, with a client that adds none. */
function clientsOf({ helpers }: ICredentialTestFunctions, data: ICredentialDataDecryptedObject): Clients {
  const plain = (request: IHttpRequestOptions, headers: Record<string, unknown> = {}) =>
    helpers.request({
      method: request.method,
      uri: request.url,
      headers: { ...Object.fromEntries(Object.entries(request.headers ?? {}).filter(([, value]) => value)), ...headers },
      ...(request.body !== undefined && { body: request.body }),
      timeout: request.timeout,
      encoding: null,
      simple: false,
      resolveWithFullResponse: true,
      followRedirect: false,
    }) as Promise<{ statusCode: number; headers: object; body: Buffer }>;
  return {
    authenticated: async (request) => inPieces(await plain(request, { authorization: authorization(data) })),
    plain: async (request) => inPieces(await plain(request)),
    oauth: false,
  };
}

function inPieces({ statusCode, headers, body }: { statusCode: number; headers: object; body: Buffer }) {
  return { statusCode, headers, body: (async function* () { yield body; })() };
}

function authorization({ email, token }: ICredentialDataDecryptedObject): string {
  return email ? `Basic ${Buffer.from(`${String(email)}:${String(token)}`).toString("base64")}` : `Bearer ${String(token)}`;
}
