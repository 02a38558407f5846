/** What every control of a form is given. */
import type { Choice } from "bitbucket-connector";
import type { Schema } from "../schema.ts";

/** What the fields of one form share. */
export interface FieldContext {
  /** Values that the service knows for a field. */
  choices(field: string, search: string): Promise<Choice[]>;
  /** Whether the connection has a default for a field. */
  inherits(name: string): boolean;
  /** Stores a file, and returns its handle. */
  put(file: File): string;
  /** What the connector says about fields, by their paths. */
  errors: ReadonlyMap<string, string>;
}

/** How a control is tied to its label, its description and its error. */
export interface Tied {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean;
  "aria-required": boolean;
}

export interface ControlProps {
  name: string;
  path: string;
  schema: Schema;
  value: unknown;
  /** `undefined` leaves the field out. */
  change(value: unknown): void;
  tied: Tied;
  context: FieldContext;
}

export function placeholder({ examples }: Schema): string | undefined {
  const [example] = examples ?? [];
  return example === undefined || typeof example === "object" ? undefined : `Example: ${example}`;
}
