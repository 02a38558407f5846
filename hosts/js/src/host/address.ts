/** Which addresses are the internet's, and which are those of a machine, its network or its provider. */

/** The IP address that stands in place of a host name, as a URL writes it, or nothing. `localhost` is one (RFC 6761). */
export function literal(host: string): number[] | undefined {
  if (host === "localhost" || host.endsWith(".localhost")) return [127, 0, 0, 1];
  return v4(host) ?? v6(host.replace(/^\[|\]$/g, ""));
}

/** Whether an address, as 4 bytes or 8 pairs of them, is public. */
export function isPublic(address: number[]): boolean {
  return address.length === 4 ? isPublicV4(address) : isPublicV6(address);
}

function isPublicV4([first = 0, second = 0, third = 0]: number[]): boolean {
  return !(
    first === 0 ||
    first === 10 ||
    first === 127 ||
    // Multicast, reserved and broadcast addresses.
    first >= 224 ||
    // Link-local ones, where providers' metadata services are.
    (first === 169 && second === 254) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    // Carriers' networks (RFC 6598), protocol assignments and benchmarks (RFC 6890).
    (first === 100 && second >= 64 && second < 128) ||
    (first === 192 && second === 0 && third === 0) ||
    (first === 198 && (second === 18 || second === 19))
  );
}

function isPublicV6(pairs: number[]): boolean {
  const inside = embedded(pairs);
  if (inside) return isPublicV4(inside);
  const [first = 0] = pairs;
  return !(
    // Unspecified and loopback.
    (pairs.slice(0, 7).every((pair) => pair === 0) && pairs[7]! <= 1) ||
    first >= 0xff00 ||
    (first & 0xfe00) === 0xfc00 ||
    (first & 0xffc0) === 0xfe80 ||
    // Addresses of a site, which were given up for unique local ones (RFC 3879).
    (first & 0xffc0) === 0xfec0
  );
}

/** The IPv4 address that an IPv6 address leads to: mapped (RFC 4291), translated (RFC 6052), or 6to4 (RFC 3056). */
function embedded(pairs: number[]): number[] | undefined {
  const [first, second, third] = pairs;
  const bytes = (high: number, low: number) => [high >> 8, high & 0xff, low >> 8, low & 0xff];
  const zeros = (from: number, to: number) => pairs.slice(from, to).every((pair) => pair === 0);
  const mapped = zeros(0, 5) && pairs[5] === 0xffff;
  const translated = first === 0x64 && second === 0xff9b && zeros(2, 6);
  if (mapped || translated) return bytes(pairs[6]!, pairs[7]!);
  return first === 0x2002 ? bytes(second!, third!) : undefined;
}

function v4(text: string): number[] | undefined {
  const bytes = text.split(".").map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function v6(text: string): number[] | undefined {
  if (!/^[0-9a-f:.]+(%.*)?$/i.test(text) || !text.includes(":")) return undefined;
  const pairs = (part: string) =>
    part === ""
      ? []
      : part.split(":").flatMap((pair) => {
          const bytes = v4(pair);
          return bytes ? [(bytes[0]! << 8) | bytes[1]!, (bytes[2]! << 8) | bytes[3]!] : [parseInt(pair, 16)];
        });
  const [head = "", tail, ...more] = text.replace(/%.*/, "").split("::");
  if (more.length > 0) return undefined;
  const [left, right] = [pairs(head), pairs(tail ?? "")];
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...left, ...Array<number>(missing).fill(0), ...right];
  return all.every((pair) => pair >= 0 && pair <= 0xffff) ? all : undefined;
}
