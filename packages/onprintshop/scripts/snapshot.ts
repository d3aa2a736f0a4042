import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** One root of the recorded schema: argument and input types are recorded, returned leaves by name only. */
export type SnapshotRoot = {
  readonly name: string;
  readonly kind: "query" | "mutation";
  readonly args: Readonly<Record<string, string>>;
  readonly nestedArgs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Paths of returned leaves: `orders.delivery_detail.delivery_city`. */
  readonly returns: readonly string[];
  readonly scalar: boolean;
};
export type Snapshot = {
  readonly roots: readonly SnapshotRoot[];
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
};

/** @source npm package n8n-nodes-onprintshop 1.3.4 (MIT): authorised introspection of 11-12 September 2026 */
export function readSnapshot(): Snapshot {
  const require = createRequire(import.meta.url);
  const folder = require
    .resolve("n8n-nodes-onprintshop/package.json")
    .replace(/package\.json$/, "dist/nodes/");
  const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"));
  // The three files are a pinned dependency; their shape is what the conformance test compares with.
  return {
    roots: read("OnPrintShopCompleteApi") as SnapshotRoot[],
    inputs: read("OnPrintShopInputTypes") as Snapshot["inputs"],
    enums: read("OnPrintShopEnumTypes") as Snapshot["enums"],
  };
}
