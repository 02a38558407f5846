/** What the component that CONNECTOR_WASM names can do. */
import { readFileSync } from "node:fs";
import { loadConnector } from "../src/load.ts";
import type { Schema } from "./parameters.ts";

/** An action, or a trigger with the configuration as its input. */
export interface Action {
  id: string;
  title: string;
  description: string;
  group: string;
  products: string[];
  input: Schema;
  /** Whether it returns the items of a list. */
  list: boolean;
}

export interface Catalog {
  actions: Action[];
  /** Triggers that have a webhook, and those that polling finds. */
  webhooks: Action[];
  polled: Action[];
}

export async function catalog(): Promise<Catalog> {
  const file = process.env["CONNECTOR_WASM"];
  if (!file) throw new Error("Set CONNECTOR_WASM to the component: `.ci/component FILE` in the root of the repository builds it.");
  const connector = await loadConnector(new Uint8Array(readFileSync(file)));
  const row = ({ id, title, description, group }: Pick<Action, "id" | "title" | "description" | "group">, products: string[]) => {
    const { input, output } = connector.catalog.schemasOf(id)! as { input: Schema; output: Schema };
    const items = output.properties?.["items"];
    return { id, title, description, group, products: [...new Set(products)], input, list: items?.type === "array" };
  };
  const triggers = (mode: string) =>
    connector.triggers.all().flatMap((trigger) => {
      const products = trigger.ways.filter((way) => way.mode === mode).map(({ product }) => product);
      return products.length > 0 ? [row(trigger, products)] : [];
    });
  return {
    actions: connector.catalog.actions().map((action) => row(action, action.support.map(({ product }) => product))),
    webhooks: triggers("webhook"),
    polled: triggers("polling"),
  };
}
