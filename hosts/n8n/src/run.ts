/** Runs an operation for one item. */
import type { IExecuteFunctions, INodeExecutionData, IDataObject } from "n8n-workflow";
import type { Connector } from "../../js/src/connector.ts";
import { ItemBlobs } from "./blobs.ts";
import { CONNECTION, session } from "./session.ts";
import { nodeError } from "./failure.ts";
import { type Input, inputOf } from "./input.ts";

/** Items that one call returns. More come page by page, so that none needs the memory for all. */
const PAGE = 1000;

interface Output extends IDataObject {
  items?: IDataObject[];
  next?: string | null;
  /** Items that Bitbucket returned incomplete. */
  skipped?: { reason: string }[];
}

/** `step` is the same for each attempt, and another for each turn of a loop. */
export async function run(node: IExecuteFunctions, item: number, step: string, attempt: number): Promise<INodeExecutionData[]> {
  const parameter = (name: string) => node.getNodeParameter(name, item, null) as unknown;
  const action = parameter("operation") as string;
  const blobs = new ItemBlobs(node, item);
  let changes = false;
  try {
    const bitbucket = await session(node, parameter("authentication") as string, blobs);
    changes = bitbucket.catalog.actions().find(({ id }) => id === action)!.effect !== "read";
    const { input: schema } = bitbucket.catalog.schemasOf(action)!;
    const input = inputOf(schema, parameter);
    const options = { id: `${node.getExecutionId()}/${node.getNode().id}/${step}`, attempt, signal: node.getExecutionCancelSignal() };
    const returnAll = parameter("returnAll");
    const rows =
      typeof returnAll === "boolean"
        ? await all(node, bitbucket, action, input, returnAll ? Infinity : (parameter("limit") as number), options)
        : [(await bitbucket.invoke(CONNECTION, action, input, options)) as IDataObject];
    const binary = Object.keys(blobs.made).length > 0 ? { binary: blobs.made } : {};
    return rows.map((json) => ({ json, ...binary, pairedItem: { item } }));
  } catch (error) {
    throw nodeError(node.getNode(), error, changes, item);
  }
}

async function all(node: IExecuteFunctions, bitbucket: Connector, action: string, input: Input, limit: number, options: object): Promise<IDataObject[]> {
  const rows: IDataObject[] = [];
  let cursor: string | null | undefined;
  do {
    const page = { ...input, max_items: Math.min(PAGE, limit - rows.length), ...(cursor && { cursor }) };
    const { items = [], next, skipped = [] } = (await bitbucket.invoke(CONNECTION, action, page, options)) as Output;
    rows.push(...items);
    // Rows have no place for what is missing among them.
    for (const { reason } of skipped) node.addExecutionHints({ message: `An item was skipped. ${reason}`, type: "warning", location: "outputPane" });
    cursor = next;
  } while (cursor && rows.length < limit);
  return rows;
}
