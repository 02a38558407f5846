/** What both kinds of trigger have in common: their configuration, and the events that they hand on. */
import type { IDataObject, INodeExecutionData } from "n8n-workflow";
import type { TriggerEvent } from "../../js/src/contract.ts";
import type { Connector } from "../../js/src/connector.ts";
import { type Input, inputOf } from "./input.ts";

/** Events that are remembered, and for how long: Bitbucket delivers again what it believes lost. */
const REMEMBERED = 1000;
const REMEMBERED_MS = 24 * 60 * 60_000;

interface TriggerNode {
  getNodeParameter(name: string, fallback: unknown): unknown;
}

export function configOf(node: TriggerNode, bitbucket: Connector): { trigger: string; config: Input } {
  const parameter = (name: string) => node.getNodeParameter(name, null);
  const trigger = parameter("event") as string;
  return { trigger, config: inputOf(bitbucket.catalog.schemasOf(trigger)!.input as object, parameter) };
}

/** The events that did not start a workflow yet, as items. `memory` is what n8n stores of the node. */
export function itemsOf(events: readonly TriggerEvent[], memory: IDataObject): INodeExecutionData[] {
  const now = Date.now();
  const known = new Map((memory["seen"] as [string, number][] | undefined)?.filter(([, time]) => now - time < REMEMBERED_MS));
  const fresh = events.filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.set(id, now);
  memory["seen"] = [...known].slice(-REMEMBERED);
  return fresh.map(itemOf);
}

export function itemOf({ id, payload }: TriggerEvent): INodeExecutionData {
  return { json: { event_id: id, ...(payload as IDataObject) } };
}
