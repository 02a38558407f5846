/** Connections to nobody's Bitbucket, a clock that stands still, and the files of the recorded answers. */
import { type Settings, type System, memoryConnections, system } from "bitbucket-connector";

const DATA_CENTER = "https://git.example.com/bitbucket";

const cloud: Settings = {
  product: "cloud",
  credential: "api-token",
  email: "ada@example.com",
  token: "demo-api-token-0001",
  host: { allow: ["storage.example.com"] },
};
const dataCenter: Settings = {
  product: "data-center",
  credential: "http-access-token",
  base_url: DATA_CENTER,
  token: "demo-http-token-0002",
};

export const connections = memoryConnections({
  cloud,
  "cloud-no-retries": { ...cloud, retries: 0 },
  "cloud-defaults": { ...cloud, workspace: "acme", repo: "web" },
  "cloud-access-token": { product: "cloud", credential: "access-token", token: "demo-access-token-0004" },
  "cloud-oauth": {
    product: "cloud",
    credential: "oauth",
    client_id: "demo-key",
    client_secret: "demo-client-secret-0007",
    scopes: ["repository", "pullrequest"],
  },
  "cloud-client-credentials": {
    product: "cloud",
    credential: "client-credentials",
    client_id: "demo-key",
    client_secret: "demo-client-secret-0008",
  },
  "cloud-host-managed": { product: "cloud", credential: "host-managed", host: { authorization: "Bearer demo-host-token-0005" } },
  "data-center": dataCenter,
  "data-center-no-retries": { ...dataCenter, retries: 0 },
  "data-center-password": {
    product: "data-center",
    credential: "password",
    base_url: DATA_CENTER,
    username: "ada",
    password: "demo-password-0003",
  },
  "data-center-oauth": {
    product: "data-center",
    credential: "oauth",
    base_url: DATA_CENTER,
    client_id: "demo-key",
    client_secret: "demo-client-secret-0009",
  },
  "data-center-host-managed": {
    product: "data-center",
    credential: "host-managed",
    base_url: DATA_CENTER,
    host: { authorization: "Bearer demo-host-token-0006" },
  },
});

/** Waiting takes no time and moves the clock on. Its randomness is the same in every run. */
export function standingClock(): System {
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
