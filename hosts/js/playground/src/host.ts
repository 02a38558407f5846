/** The connector of this page, and the connection that it uses. */
import { type Connector, type Settings, bitbucket, fetchHttp, load, memoryBlobs, memoryConnections, system } from "bitbucket-connector";
import type { Recording } from "../recordings.ts";
import { type Sent, fetchRecordings, recordedHttp, watched } from "./recorded.ts";

export type Product = "cloud" | "data-center";

/** Of nobody: they are for the recorded answers. */
const DEMO: Record<Product, Settings> = {
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

/** Of the recorded cases: waiting takes no time, and what is random is the same each time. */
function recordedSystem() {
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

export interface RunOptions {
  seen?: Sent[];
  /** Sends nothing: the first request ends the call. */
  only?: "request" | undefined;
  /** The recorded case to replay. */
  chosen?: Recording | undefined;
}

export class Host {
  readonly connector: Connector;
  readonly blobs = memoryBlobs();
  /** Settings of a server, in place of the recorded answers. Kept in this page only. */
  settings: Settings | undefined;
  readonly #recordings = new Map<Product, Promise<Recording[]>>();

  private constructor(connector: Connector) {
    this.connector = connector;
  }

  static async start(): Promise<Host> {
    return new Host(await load(bitbucket, { limits: { deadlineMs: 60_000 } }));
  }

  recordings(product: Product): Promise<Recording[]> {
    if (!this.#recordings.has(product)) this.#recordings.set(product, fetchRecordings(product));
    return this.#recordings.get(product)!;
  }

  /** The connector for one run, which notes what is sent in `seen`. */
  async for(product: Product, action: string, input: unknown, { seen = [], only, chosen }: RunOptions = {}): Promise<Connector> {
    const recorded = this.settings ? undefined : recordedHttp(await this.recordings(product), action, input, chosen, this.blobs);
    return this.connector.with({
      connections: memoryConnections({ work: this.settings ?? DEMO[product] }),
      http: watched(recorded ?? fetchHttp({ blobs: this.blobs }), seen, only),
      system: recorded ? recordedSystem() : system(),
    });
  }
}
