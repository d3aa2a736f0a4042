import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inventory } from "@overprint/onprintshop";
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aStore } from "./caller.ts";

const read = createRequire(import.meta.url);
const published = buildSchema(readFileSync(read.resolve("@overprint/onprintshop/schema.graphql"), "utf8"));
let store: Awaited<ReturnType<typeof aStore>>;
let served: GraphQLSchema;
beforeAll(async () => {
  store = await aStore();
  const { data } = await store.ask(getIntrospectionQuery());
  served = buildClientSchema(data as unknown as IntrospectionQuery);
});
afterAll(() => store.simulator.close());

const roots = (schema: GraphQLSchema, kind: "Query" | "Mutation") =>
  Object.values((kind === "Query" ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

describe("the schema that the simulator serves", () => {
  test("is the one recorded from a live store, no more and no less", () => {
    expect(findBreakingChanges(published, served)).toEqual([]);
    expect(findBreakingChanges(served, published)).toEqual([]);
    expect(findDangerousChanges(published, served)).toEqual([]);
  });

  test("has the 52 queries and 49 mutations that are published", () => {
    expect([roots(served, "Query").length, roots(served, "Mutation").length]).toEqual([52, 49]);
    expect(inventory).toHaveLength(101);
  });
});

/** The least that may be asked of a root: only the arguments it cannot do without. */
function leastDocument(kind: "query" | "mutation", field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const given = required.map(({ name, type }) => `${name}: ${leastValue(type)}`);
  const selection = kind === "query" ? " { __typename }" : " { result message }";
  return `${kind} { ${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${selection} }`;
}
type Type = GraphQLField<unknown, unknown>["type"] | GraphQLField<unknown, unknown>["args"][number]["type"];
function leastValue(type: Type): string {
  if (isNonNullType(type)) return leastValue(type.ofType as Type);
  if (isListType(type)) return `[${leastValue(type.ofType as Type)}]`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${fields.map((field) => `${field.name}: ${leastValue(field.type)}`).join(", ")} }`;
  }
  if ("getValues" in type) return String(type.getValues()[0]?.name);
  return String(type) === "String" ? '"1"' : "1";
}

describe("every root of the published schema", () => {
  test("is answered when it is read: with rows, with DATA_NOT_FOUND, or with what it wants", async () => {
    for (const field of roots(served, "Query")) {
      const { status, errors } = await store.ask(leastDocument("query", field));
      expect([field.name, status]).toEqual([field.name, 200]);
      const codes = errors.map(({ extensions }) => extensions?.code);
      expect(codes.every((code) => code === "DATA_NOT_FOUND" || code === "INVALID_USER_INPUT")).toBe(true);
    }
  });

  test("is answered when it is written: carried out or refused, in words either way", async () => {
    for (const field of roots(served, "Mutation")) {
      const { status, data, errors } = await store.ask(leastDocument("mutation", field));
      expect([field.name, status, errors]).toEqual([field.name, 200, []]);
      const [reply] = [data?.[field.name]].flat() as [{ result: unknown; message: string }];
      expect([field.name, typeof reply.result]).toEqual([field.name, "boolean"]);
      expect(reply.message.length).toBeGreaterThan(3);
    }
  });
});
