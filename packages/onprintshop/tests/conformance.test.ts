import { readFileSync } from "node:fs";
import { buildSchema, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { generated, pathOf, readDocuments } from "../scripts/generated.ts";
import { schemaText } from "../scripts/schema.ts";
import { readSnapshot } from "../scripts/snapshot.ts";
import { inventory } from "../src/index.ts";

describe("the documents and the published schema", () => {
  const snapshot = readSnapshot();
  const schema = buildSchema(schemaText(snapshot));

  test("every document is valid against the schema recorded from a live store", () => {
    expect(validate(schema, readDocuments())).toEqual([]);
  });

  test("the schema holds every root, argument and returned path of the recording", () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toHaveLength(52);
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toHaveLength(49);
    const root = schema.getMutationType()?.getFields().updateOrderStatus;
    expect(root?.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([
      "input: UpdateOrderStatusInput!",
      "orders_id: Int",
      "orders_products_id: Int",
      "type: OrderStatusUpdateTypeEnum!",
    ]);
    expect(snapshot.roots.flatMap(({ returns }) => returns)).toHaveLength(1395);
  });

  test("generating again changes nothing", () => {
    for (const [name, text] of generated()) expect(readFileSync(pathOf(name), "utf8"), name).toBe(text);
  });

  test("the inventory lists all 101 operations and says which of them have a document", () => {
    expect(inventory).toHaveLength(101);
    expect(inventory.filter(({ kind }) => kind === "query")).toHaveLength(52);
    expect(inventory.find(({ name }) => name === "orders")?.coveredBy).toEqual([
      "Orders",
      "OrderStamps",
      "Order",
    ]);
    expect(inventory.find(({ name }) => name === "setFaq")?.coveredBy).toEqual([]);
  });
});
