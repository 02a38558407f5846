/** Takes the credential that the host adds out of what a server echoes: the connector does not know it, so it cannot do that itself. */
import type { Content, HttpResponse } from "../contract.ts";

const MASK = "***";

/** Fewest characters of a secret. A shorter one gives nothing away, and would be found in every other word. */
const SHORTEST = 4;

export function masked(response: HttpResponse, authorization: string): HttpResponse {
  const secrets = formsOf(authorization);
  const clean = (text: string) => secrets.reduce((text, secret) => text.replaceAll(secret, MASK), text);
  const headers = response.headers.map(({ name, value }) => ({ name, value: clean(value) }));
  return { ...response, headers, body: maskedBody(response.body, secrets, clean) };
}

/** Whatever the bytes are: a credential is ASCII, which every encoding here has in common. */
const decoder = new TextDecoder("latin1");

function maskedBody(body: Content, secrets: string[], clean: (text: string) => string): Content {
  if (body.tag === "text") return { tag: "text", val: clean(body.val) };
  if (body.tag === "blob") return body;
  const searched = decoder.decode(body.val);
  if (!secrets.some((secret) => searched.includes(secret))) return body;
  // One character for each byte, so that nothing else changes where the body is no text.
  const text = Array.from(body.val, (byte) => String.fromCharCode(byte)).join("");
  return { tag: "bytes", val: Uint8Array.from(clean(text), (character) => character.charCodeAt(0)) };
}

/** The parts of the header, and the forms in which they travel. */
function formsOf(authorization: string): string[] {
  const parts = authorization
    .split(" ")
    .slice(1)
    .filter((part) => part.length >= SHORTEST);
  const forms = parts.flatMap((part) => [part, base64(part), base64(`x-token-auth:${part}`), encodeURIComponent(part)]);
  // The longest first: a short one inside a longer one must not break it into halves that are shown.
  return [...new Set(forms)].sort((left, right) => right.length - left.length);
}

/** Without padding, which finds it with padding as well. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/=+$/, "");
}
