/** What a field can be, asked of Bitbucket: lists to search in, and lists to select several of. */
import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from "n8n-workflow";
import type { Choice } from "../../js/src/contract.ts";
import { nodeError } from "./failure.ts";
import { type Schema, inputOf } from "./input.ts";
import { CONNECTION, session } from "./session.ts";

/** Pages of a list without a search: n8n shows it whole. */
const PAGES = 5;

type ListSearch = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;
type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

export function listSearches(fields: readonly string[]): Record<string, ListSearch> {
  return Object.fromEntries(fields.map((field) => [field, listSearch(field)]));
}

export function optionLoaders(fields: readonly string[]): Record<string, LoadOptions> {
  return Object.fromEntries(fields.map((field) => [field, loadOptions(field)]));
}

function listSearch(field: string): ListSearch {
  return async function (filter, paginationToken) {
    const { items, cursor } = await choices(this, field, filter, paginationToken);
    return { results: items.map(shown), ...(cursor && { paginationToken: cursor }) };
  };
}

function loadOptions(field: string): LoadOptions {
  return async function () {
    const found: Choice[] = [];
    let next: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const { items, cursor } = await choices(this, field, undefined, next);
      found.push(...items);
      if (!cursor) break;
      next = cursor;
    }
    return found.map(shown);
  };
}

async function choices(node: ILoadOptionsFunctions, field: string, search?: string, cursor?: string) {
  const parameters = node.getCurrentNodeParameters() ?? {};
  const id = String(parameters["operation"] ?? parameters["event"]);
  try {
    const bitbucket = await session(node, String(parameters["authentication"]));
    const { properties = {} } = bitbucket.catalog.schemasOf(id)!.input as { properties?: Record<string, Schema> };
    const needed = properties[field]?.["x-depends-on"] ?? [];
    const known = Object.fromEntries(Object.entries(properties).filter(([name]) => needed.includes(name)));
    const input = inputOf({ properties: known }, (name) => parameters[name] ?? null);
    return await bitbucket.choices(CONNECTION, id, field, input, { search: search || undefined, cursor });
  } catch (error) {
    throw nodeError(node.getNode(), error, false);
  }
}

function shown({ value, label, description }: Choice): INodePropertyOptions {
  return { name: label, value: value as string | number, ...(description && { description }) };
}
