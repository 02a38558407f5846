/**
 * What the requests of one connection may do: what follows from where the connector says that it has to reach (`catalog.origins`), and
 * from what the settings allow beyond it.
 *
 * | purpose | where it may go | what goes along |
 * |---|---|---|
 * | `api` | the origins for it, below their paths | the header that the host adds for a host-managed connection |
 * | `token` | the origins for it | nothing of the host's |
 * | `storage` | the origins for it, and those under `allow`; no name may lead to a private address | neither `authorization` nor `cookie` |
 */
import type { Header, Origin, Purpose } from "../contract.ts";
import { isPublic, literal } from "./address.ts";
import type { HostSettings } from "./services.ts";

/** Headers of the host's HTTP client. Set by a connector, they could smuggle a second request, or reach another server. */
const HOSTS_OWN = /^(connection|content-length|cookie|host|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*)$/i;

export class Policy {
  readonly #origins: { pattern: Pattern; purpose: Purpose }[];
  readonly #allowed: Pattern[];
  readonly #authorization: string | undefined;

  constructor(origins: readonly Origin[], { authorization, allow = [] }: HostSettings) {
    this.#origins = origins.map(({ url, purpose }) => ({ pattern: new Pattern(url), purpose }));
    this.#allowed = allow.map((host) => new Pattern(host.includes("://") ? host : `https://${host}`));
    this.#authorization = authorization;
  }

  /** The headers that may go along, or a sentence that says why the request may not leave. */
  check(purpose: Purpose, url: URL, headers: readonly Header[]): Header[] | string {
    if (url.username || url.password) return "The URL contains a username or password. Credentials belong in a header.";
    const own = this.#origins.filter((origin) => origin.purpose === purpose).map(({ pattern }) => pattern);
    const allowed = purpose === "storage" && this.#allowed.some((pattern) => pattern.fits(url));
    if (!allowed && !own.some((pattern) => pattern.fits(url))) {
      if (own.some((pattern) => pattern.fitsHost(url)))
        return `${url.pathname} is outside of what this connection reaches on ${url.origin}.`;
      return `${url.origin} is not one of this connection's hosts${purpose === "storage" ? ". List it in `host.allow` to permit it" : ""}.`;
    }
    const address = literal(url.hostname);
    if (purpose === "storage" && !allowed && address && !isPublic(address))
      return "Files are not fetched from an address of a private network.";
    const sent = purpose === "storage" ? headers.filter(({ name }) => !/^(authorization|cookie)$/i.test(name)) : [...headers];
    const broken = sent.find(({ value }) => /[\r\n\0]/.test(value));
    if (broken) return `The header \`${broken.name}\` contains a line break.`;
    const reserved = sent.find(({ name }) => HOSTS_OWN.test(name));
    return reserved ? `The header \`${reserved.name.toLowerCase()}\` is the host's to set.` : sent;
  }

  /** The header that the host adds for a host-managed connection: to the API, and nowhere else. */
  authorization(purpose: Purpose): string | undefined {
    return purpose === "api" ? this.#authorization : undefined;
  }

  /** Whether the name in this URL has to lead to a public address. An address under `allow` is what its author means. */
  publicOnly(purpose: Purpose, url: URL): boolean {
    return purpose === "storage" && !literal(url.hostname);
  }
}

/** Scheme, host, port, and the path to stay below. The host may be `*`, for any, and its first label may be, for any one label. */
class Pattern {
  readonly #url: URL;
  /** With a slash at its end. */
  readonly #path: string;

  constructor(url: string) {
    const parsed = URL.parse(url);
    if (!parsed || !/^https?:$/.test(parsed.protocol)) throw new TypeError(`\`${url}\` is not an origin.`);
    this.#url = parsed;
    this.#path = `${parsed.pathname.replace(/\/+$/, "")}/`;
  }

  fits(url: URL): boolean {
    const below = url.pathname.startsWith(this.#path) || `${url.pathname}/` === this.#path;
    return below && (this.#path === "/" || !climbs(url.pathname)) && this.fitsHost(url);
  }

  fitsHost(url: URL): boolean {
    return this.#hostFits(url.hostname) && url.protocol === this.#url.protocol && url.port === this.#url.port;
  }

  #hostFits(host: string): boolean {
    const { hostname } = this.#url;
    if (hostname === "*") return true;
    if (!hostname.startsWith("*.")) return host === hostname;
    const dot = host.indexOf(".");
    return dot > 0 && host.slice(dot) === hostname.slice(1);
  }
}

/** How often a path is decoded to see where it leads: more than any server and its proxies do together. */
const DECODED = 5;

/**
 * Whether a server or a proxy may read a path as one that leads out of the folder it is in. `URL` takes `..` and `%2e%2e` out itself.
 * Others read it behind an encoded slash or backslash, encoded twice, or with a parameter (`..;a`) as well.
 */
function climbs(path: string): boolean {
  for (let round = 0; round < DECODED; round++) {
    if (path.split(/[/\\]/).some((segment) => /^\.{1,2}(;|$)/.test(segment))) return true;
    const decoded = path.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
    if (decoded === path) return false;
    path = decoded;
  }
  return true;
}
