import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { buildSchema, GraphQLError, type GraphQLSchema, isListType } from "graphql";
import type { Struck } from "./faults/injector.ts";
import { orderWrites } from "./roots/order-writes.ts";
import { notFound } from "./roots/page.ts";
import { productWrites, setProductOptionRules } from "./roots/product-writes.ts";
import { reads } from "./roots/reads.ts";
import { done, type Input, type Reply, refused } from "./roots/reply.ts";
import type { SimStore } from "./store/state.ts";

export type RootContext = { readonly struck: Struck };
type Args = Readonly<Record<string, unknown>>;

/** The recorded schema with the store behind it. Roots we do not use have their shape and hold nothing. */
export function storeSchema(store: SimStore): GraphQLSchema {
  const file = createRequire(import.meta.url).resolve("@overprint/onprintshop/schema.graphql");
  const schema = buildSchema(readFileSync(file, "utf8"));
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const read = reads[field.name];
    field.resolve = (_source, args: Args, context: RootContext) => {
      if (!read) throw notFound();
      return read(store, args, context.struck);
    };
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const isList = isListType(field.type);
    field.resolve = (_source, args: Args, context: RootContext) => {
      const replies = inputsOf(args, isList).map((input, index) =>
        withIndex(
          index,
          faulted(context.struck, index, () => carryOut(store, field.name, input)),
        ),
      );
      store.save();
      return isList ? replies : replies[0];
    };
  }
  return schema;
}

const inputsOf = (args: Args, isList: boolean): readonly Args[] =>
  isList && Array.isArray(args.inputs) ? (args.inputs as Args[]) : [args];

const withIndex = (index: number, reply: Reply) => ({ index, ...reply });

function carryOut(store: SimStore, root: string, args: Args): Reply {
  const row = productWrites[root];
  if (row) return row(store, args);
  if (root === "setProductOptionRules") return setProductOptionRules(store, args.input as Input);
  return orderWrites[root]?.(store, args) ?? refused("The simulator does not carry this out");
}

/** Plays the situations that concern a write's reply. */
function faulted(struck: Struck, index: number, act: () => Reply): Reply {
  if (struck.has("result-false")) return refused("Something went wrong");
  if (struck.has("result-false-as-text")) return { ...refused("Something went wrong"), result: "false" };
  if (struck.has("success-without-id")) return done(null);
  if (struck.has("success-without-change")) return done(1);
  if (struck.has("one-row-fails") && index === 1) return refused("Row could not be saved");
  return act();
}

export const rootMissing = (root: string) =>
  new GraphQLError(`Cannot query field "${root}" on type "Query".`, {
    extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
  });
