/** A trigger by webhook: creates it, repairs it, verifies what it delivers, and deletes it. */
import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from "n8n-workflow";
import type { Delivery } from "../../js/src/contract.ts";
import { ConnectorError } from "./connector.ts";
import { nodeError } from "./failure.ts";
import { CONNECTION, session } from "./session.ts";
import { configOf, itemsOf } from "./triggered.ts";

/** What n8n stores of the node holds the state of its webhook, and with it the secret. */
const STATE = "subscription";

export const webhookMethods = {
  default: {
    /** A webhook of before is compared with what it should be, and put right. */
    async checkExists(this: IHookFunctions): Promise<boolean> {
      const state = this.getWorkflowStaticData("node")[STATE];
      if (state === undefined) return false;
      return prepared(this, async ({ bitbucket, trigger, config, memory, url }) => {
        memory[STATE] = (await bitbucket.triggers.reconcile(CONNECTION, trigger, config, url, state)).state;
        return true;
      });
    },
    async create(this: IHookFunctions): Promise<boolean> {
      return prepared(this, async ({ bitbucket, trigger, config, memory, url }) => {
        memory[STATE] = (await bitbucket.triggers.subscribe(CONNECTION, trigger, config, url)).state;
        return true;
      });
    },
    async delete(this: IHookFunctions): Promise<boolean> {
      return prepared(this, async ({ bitbucket, memory }) => {
        if (memory[STATE] !== undefined) await bitbucket.triggers.unsubscribe(CONNECTION, memory[STATE]);
        delete memory[STATE];
        return true;
      });
    },
  },
};

async function prepared<Result>(node: IHookFunctions, work: (prepared: Prepared) => Promise<Result>): Promise<Result> {
  try {
    const bitbucket = await session(node, node.getNodeParameter("authentication") as string);
    const url = node.getNodeWebhookUrl("default")!;
    return await work({ bitbucket, ...configOf(node, bitbucket), memory: node.getWorkflowStaticData("node"), url });
  } catch (error) {
    throw nodeError(node.getNode(), error, true);
  }
}

type Prepared = ReturnType<typeof configOf> & {
  bitbucket: Awaited<ReturnType<typeof session>>;
  memory: ReturnType<IHookFunctions["getWorkflowStaticData"]>;
  url: string;
};

export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
  const memory = this.getWorkflowStaticData("node");
  try {
    const bitbucket = await session(this, this.getNodeParameter("authentication") as string);
    const { trigger, config } = configOf(this, bitbucket);
    const listener = { id: "node", trigger, config, state: memory[STATE] };
    const { events, states, failures, reply } = await bitbucket.triggers.receive(CONNECTION, [listener], deliveryOf(this));
    for (const [, state] of states) memory[STATE] = state;
    for (const [, failure] of failures) this.logger.warn(failure.message);
    const items = itemsOf(events.map(([, event]) => event), memory);
    const response = this.getResponseObject();
    const { status, headers, body } = reply ?? { status: 200, headers: [], body: new Uint8Array() };
    for (const { name, value } of headers) response.setHeader(name, value);
    response.status(status).end(Buffer.from(body));
    return { noWebhookResponse: true, ...(items.length > 0 && { workflowData: [items] }) };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw nodeError(this.getNode(), error, false);
    // Nothing starts. Bitbucket delivers again what was not refused for good.
    this.logger.warn(error.message);
    this.getResponseObject().status(error.kind === "unauthenticated" ? 401 : 500).end();
    return { noWebhookResponse: true };
  }
}

/** The request as it came: its signature is that of the bytes. */
function deliveryOf(node: IWebhookFunctions): Delivery {
  const request = node.getRequestObject();
  const headers = Object.entries(node.getHeaderData()).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => ({ name, value: String(value) })),
  );
  return {
    method: request.method,
    url: node.getNodeWebhookUrl("default")!,
    headers,
    body: new Uint8Array(request.rawBody ?? Buffer.alloc(0)),
    receivedAt: Date.now(),
  };
}
