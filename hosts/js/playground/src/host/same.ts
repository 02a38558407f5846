/** Whether two JSON values are the same. The order of the members of an object says nothing. */
export function same(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) return left === right;
  const [one, other] = [Object.entries(left), right as Record<string, unknown>];
  return one.length === Object.keys(right).length && one.every(([name, value]) => name in right && same(value, other[name]));
}
