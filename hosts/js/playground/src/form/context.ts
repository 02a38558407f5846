import { ConnectorError, type FieldError } from "bitbucket-connector";
import { CONNECTION, type Host, type Product } from "../host/host.ts";
import { same } from "../host/same.ts";
import type { FieldContext } from "./control.ts";

type Values = Record<string, unknown>;

/** What the fields of an action or a trigger share. */
export function contextOf(host: Host, product: Product, id: string, values: Values, errors: FieldContext["errors"]): FieldContext {
  const settings = host.settings(product);
  return {
    errors,
    inherits: (name) => settings?.[name] !== undefined,
    put: (file) => host.blobs.put(file),
    async choices(field, search) {
      const connector = await host.for(product);
      return (await connector.choices(CONNECTION, id, field, values, { search: search || undefined })).items;
    },
  };
}

/** What the connector said about fields that were not changed since. */
export function errorsOf(error: unknown, before: Values, now: Values): FieldContext["errors"] {
  const fields: FieldError[] = error instanceof ConnectorError ? error.fields : [];
  const first = ({ field }: FieldError) => field.split(/[.[]/)[0]!;
  const unchanged = fields.filter((each) => same(before[first(each)], now[first(each)]));
  return new Map(unchanged.map(({ field, message }) => [field, message]));
}
