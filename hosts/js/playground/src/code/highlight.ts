/** The pieces of a code, each with what it is, for colours. */
import { type ParsedToken, parse } from "sugar-high/core";
import * as json from "sugar-high/lang/json";
import * as shell from "sugar-high/lang/shell";
import * as typescript from "sugar-high/lang/typescript";

export type Language = "json" | "shell" | "typescript";

const LANGUAGES = { json, shell, typescript };

/** Beyond, the colours would take longer than the call. */
const MOST_CHARACTERS = 200_000;

/** The lines of a code, or nothing if it stays without colours. */
export function highlighted(code: string, language: Language | undefined): (readonly ParsedToken[])[] | undefined {
  if (!language || code.length > MOST_CHARACTERS) return undefined;
  return parse(code, LANGUAGES[language]).lines.map(({ tokens }) => tokens);
}
