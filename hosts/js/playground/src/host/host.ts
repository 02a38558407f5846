/** The connector of this page, and the connections that it uses. */
import {
  type Connector,
  type Http,
  type Settings,
  bitbucket,
  fetchHttp,
  load,
  memoryBlobs,
  memoryConnections,
  system,
} from "bitbucket-connector";
import type { Exchange, RecordedDelivery, RecordedPolls, Recording } from "../../recordings.ts";
import { CONNECTIONS, recordedSystem } from "./demo.ts";
import { recordedHttp } from "./recorded.ts";
import { type Sent, watched } from "./sent.ts";

export type Product = "cloud" | "data-center";

/** The connection that every call of the page is for. */
export const CONNECTION = "work";

/** What the repository has recorded of a product. */
export interface Recorded {
  actions: Recording[];
  deliveries: RecordedDelivery[];
  polls: RecordedPolls[];
}

export interface CallOptions {
  /** Gets what is sent. */
  sent?: Sent[] | undefined;
  /** Sends nothing: the first request ends the call. */
  dry?: boolean | undefined;
  /** The recorded exchanges that answer first, in their order. */
  calls?: Exchange[] | undefined;
}

export class Host {
  readonly connector: Connector;
  readonly blobs = memoryBlobs();
  /** Of servers, in place of the recorded answers. They stay in this page. */
  readonly #settings = new Map<Product, Settings>();
  readonly #recorded = new Map<string, Promise<unknown>>();

  private constructor(connector: Connector) {
    this.connector = connector;
  }

  static async start(): Promise<Host> {
    return new Host(await load(bitbucket, { limits: { deadlineMs: 60_000 } }));
  }

  /** The settings of a server, if the page uses one. */
  settings(product: Product): Settings | undefined {
    return this.#settings.get(product);
  }

  /** Uses a server from now on, or the recorded answers. */
  connect(product: Product, settings: Settings | undefined): void {
    if (settings) this.#settings.set(product, settings);
    else this.#settings.delete(product);
  }

  recorded<Kind extends keyof Recorded>(product: Product, kind: Kind): Promise<Recorded[Kind]> {
    const path = `recordings/${product}/${kind}.json`;
    const known = this.#recorded.get(path) ?? fetchJson(path);
    this.#recorded.set(path, known);
    known.catch(() => this.#recorded.delete(path));
    return known as Promise<Recorded[Kind]>;
  }

  /** The connector for one call. */
  async for(product: Product, { sent = [], dry, calls = [] }: CallOptions = {}): Promise<Connector> {
    const settings = this.settings(product);
    return settings
      ? this.#with(settings, fetchHttp({ blobs: this.blobs }), sent, dry)
      : this.#with(
          CONNECTIONS[product],
          recordedHttp(calls, await this.recorded(product, "actions"), this.blobs),
          sent,
          dry,
          recordedSystem(),
        );
  }

  /** The connector with settings that are yet to be tried. */
  trying(settings: Settings, sent: Sent[]): Connector {
    return this.#with({ ...settings, retries: 0 }, fetchHttp(), sent, false);
  }

  #with(settings: Settings, http: Http, sent: Sent[], dry: boolean | undefined, clock = system()): Connector {
    return this.connector.with({
      connections: memoryConnections({ [CONNECTION]: settings }),
      http: watched(http, sent, dry),
      system: clock,
    });
  }
}

async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`The recorded answers could not be loaded: status ${response.status}.`);
  return response.json();
}
