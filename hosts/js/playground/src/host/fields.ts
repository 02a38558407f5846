/** Cloud's parameter `fields`: recorded answers are whole, and a request for a part of one gets that part. */

/** Names of members, each with what is asked for of it; null for all of it. */
export type Fields = Map<string, Fields> | null;

/** What an address asks for alone; null where it asks for all, or for more (`+`) or less (`-`) than usual. */
export function fieldsOf(url: string): Fields {
  const paths = new URL(url).searchParams.get("fields")?.split(",");
  if (!paths || paths.some((path) => /^[-+ ]/.test(path))) return null;
  const fields = new Map<string, Fields>();
  for (const path of paths) {
    const names = path.split(".");
    const last = names.pop() as string;
    let place: Fields = fields;
    for (const name of names) {
      if (!place.has(name)) place.set(name, new Map());
      place = place.get(name) as Fields;
      if (!place) break;
    }
    place?.set(last, null);
  }
  return fields;
}

/** An answer without what was not asked for. */
export function cut(fields: Fields, answer: unknown): unknown {
  if (!fields || typeof answer !== "object" || answer === null) return answer;
  if (Array.isArray(answer)) return answer.map((item) => cut(fields, item));
  const asked = Object.entries(answer).filter(([name]) => fields.has(name));
  return Object.fromEntries(asked.map(([name, value]) => [name, cut(fields.get(name) as Fields, value)]));
}

export function withoutFields(url: string): string {
  const [path, query = ""] = url.split("?");
  const kept = query.split("&").filter((pair) => pair !== "" && pair.split("=")[0] !== "fields");
  return kept.length ? `${path}?${kept.join("&")}` : (path as string);
}
