/** What the recorded cases were made with. */
import { type Settings, system } from "bitbucket-connector";
import type { Product } from "./host.ts";

/** Of nobody. */
export const CONNECTIONS: Record<Product, Settings> = {
  cloud: {
    product: "cloud",
    credential: "api-token",
    email: "ada@example.com",
    token: "demo-api-token-0001",
    host: { allow: ["storage.example.com"] },
  },
  "data-center": {
    product: "data-center",
    credential: "http-access-token",
    base_url: "https://git.example.com/bitbucket",
    token: "demo-http-token-0002",
  },
};

/** When recorded deliveries arrive. */
export const RECEIVED_AT = Date.UTC(2026, 10, 20, 9, 30);

/** Waiting takes no time, and what is random is the same each time. */
export function recordedSystem() {
  let now = Date.UTC(2026, 10, 1, 12);
  let drawn = 0n;
  return system({
    now: () => now,
    async sleep(ms) {
      now += ms;
    },
    random: (length) => Uint8Array.from({ length }, () => Number(BigInt.asUintN(64, drawn++ * 0x9e3779b97f4a7c15n) >> 56n)),
  });
}

/** Of a Bitbucket on this machine, as `host-test simulate --port 7999` starts one. */
export const SIMULATED: Record<Product, Settings> = {
  cloud: { email: "ada@example.com", token: "simulated-token-0007", api_url: "http://127.0.0.1:7999/2.0", allow_http: true },
  "data-center": { base_url: "http://127.0.0.1:7999/bitbucket", token: "simulated-token-0007", allow_http: true },
};
