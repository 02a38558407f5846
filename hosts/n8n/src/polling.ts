/** A trigger that asks Bitbucket what is new. */
import type { INodeExecutionData, IPollFunctions } from "n8n-workflow";
import { nodeError } from "./failure.ts";
import { CONNECTION, session } from "./session.ts";
import { configOf, itemOf, itemsOf } from "./triggered.ts";

const STATE = "poll";

export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  try {
    const bitbucket = await session(this, this.getNodeParameter("authentication") as string);
    const { trigger, config } = configOf(this, bitbucket);
    // Somebody tries the workflow out: what happened last, which then is not taken for done.
    if (this.getMode() === "manual") {
      const samples = await bitbucket.triggers.samples(CONNECTION, trigger, config);
      return samples.length > 0 ? [samples.map(itemOf)] : null;
    }
    const memory = this.getWorkflowStaticData("node");
    const { events, state } = await bitbucket.triggers.poll(CONNECTION, trigger, config, memory[STATE]);
    memory[STATE] = state;
    const items = itemsOf(events, memory);
    return items.length > 0 ? [items] : null;
  } catch (error) {
    throw nodeError(this.getNode(), error, false);
  }
}
