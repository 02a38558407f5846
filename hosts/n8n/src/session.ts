/** The connector for one node that runs, with the credential that it was given. */
import type { IAllExecuteFunctions, ICredentialDataDecryptedObject } from "n8n-workflow";
import type { Connector } from "../../js/src/connector.ts";
import type { Blobs, Settings, TokenStore } from "../../js/src/host/services.ts";
import { system } from "../../js/src/ready/system.ts";
import { NO_BLOBS } from "./blobs.ts";
import { connector } from "./connector.ts";
import { CREDENTIALS, settingsOf } from "./credentials.ts";
import { type Clients, n8nHttp } from "./http.ts";

/** The name of the one connection that a call can see. */
export const CONNECTION = "n8n";

/** Any of the contexts that n8n runs a node in. */
export type NodeContext = Pick<IAllExecuteFunctions, "getCredentials" | "getNode" | "helpers" | "logger">;

export async function session(context: NodeContext, authentication: string, blobs: Blobs = NO_BLOBS): Promise<Connector> {
  const type = CREDENTIALS[authentication]!;
  const data = await context.getCredentials<ICredentialDataDecryptedObject>(type.name);
  const clients: Clients = {
    authenticated: (request) => context.helpers.httpRequestWithAuthentication.call(context as IAllExecuteFunctions, type.name, request),
    plain: (request) => context.helpers.httpRequest(request),
    oauth: type.oauth,
  };
  return sessionWith(settingsOf(type.product, data), clients, blobs, context.logger);
}

export async function sessionWith(
  settings: Settings,
  clients: Clients,
  blobs: Blobs,
  logger: NodeContext["logger"],
): Promise<Connector> {
  return (await connector()).with({
    http: n8nHttp(clients, blobs),
    connections: { get: () => settings },
    tokenStore: NO_TOKENS,
    system: system({ log: (level, message) => logger[level](message) }),
  });
}

const refuse = () => Promise.reject(new Error("n8n keeps the tokens itself."));
const NO_TOKENS: TokenStore = { load: refuse, save: refuse, forget: refuse, lock: refuse };
