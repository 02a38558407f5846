/** What a form shows for a product, by what the schema for all products says, is what the schema for that product says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Schema, labelOf, narrowed } from "../src/schema.ts";
import { PRODUCTS, connector } from "./connector.ts";

const { catalog, triggers } = connector;

for (const product of PRODUCTS) {
  await test(`fields, values and what is required, on ${product}`, () => {
    let compared = 0;
    for (const { id } of [...catalog.actions(), ...triggers.all()]) {
      const own = catalog.schemasOf(id, product);
      if (!own) continue;
      assert.deepEqual(essence(narrowed(catalog.schemasOf(id)!.input, product)), essence(own.input), id);
      compared++;
    }
    assert.ok(compared > 150);
  });
}

await test("values are shown by their labels", () => {
  const { strategy } = catalog.schemasOf("merge-pull-request")!.input.properties as Record<string, Schema>;
  assert.equal(labelOf("fast-forward", strategy!), "Fast forward");
  assert.equal(labelOf(true, {}), "true");
});

/** Without texts, which say more where they are for all products. */
function essence({ properties, required, items, enum: values, type }: Schema): object {
  return {
    type,
    values,
    required: required?.toSorted(),
    items: items && essence(items),
    properties: properties && Object.entries(properties).map(([name, each]) => [name, essence(each)]),
  };
}
