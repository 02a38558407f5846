/** A recorded delivery, as it would arrive at a webhook with this secret. */
import type { Delivery } from "bitbucket-connector";
import type { RecordedDelivery } from "../../recordings.ts";
import { RECEIVED_AT } from "./demo.ts";

/** What is recorded is signed when it is delivered, unless it shows what becomes of another signature, or of none. */
export async function deliveryOf(recorded: RecordedDelivery["delivery"], text: string, secret: string): Promise<Delivery> {
  const body = new TextEncoder().encode(text);
  const headers = { ...(secret && { "X-Hub-Signature": await signature(body, secret) }), ...recorded.headers };
  return {
    method: recorded.method ?? "POST",
    url: "/hooks/playground",
    headers: Object.entries(headers).flatMap(([name, value]) => (value === "none" ? [] : [{ name, value }])),
    body,
    receivedAt: RECEIVED_AT,
  };
}

/** As Bitbucket signs: HMAC with SHA-256 over the raw body. */
async function signature(body: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, body));
  return `sha256=${Array.from(signed, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
