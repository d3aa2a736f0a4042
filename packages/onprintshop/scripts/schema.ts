import type { Snapshot, SnapshotRoot } from "./snapshot.ts";

/** Nested fields that hold one object. Every other nested field is a list; the snapshot does not record which. */
const singles = new Set([
  "customer",
  "billing_detail",
  "blind_detail",
  "delivery_detail",
  "orderSummary.orders",
]);

type Tree = { readonly children: Map<string, Tree> };

const header = `"""A returned value whose type the snapshot does not record: text, number, boolean or JSON."""
scalar Leaf
"""Any JSON value."""
scalar JSON
`;

/** The schema as text, from the recorded one. Returned leaves are `Leaf`: only their names are known. */
export function schemaText({ roots, inputs, enums }: Snapshot): string {
  const types: string[] = [];
  const fields = (kind: SnapshotRoot["kind"]) =>
    roots.filter((root) => root.kind === kind).map((root) => `  ${rootField(root, types)}`);
  const query = `type Query {\n${fields("query").join("\n")}\n}`;
  const mutation = `type Mutation {\n${fields("mutation").join("\n")}\n}`;
  const inputTypes = Object.entries(inputs).map(([name, members]) => `input ${name} {\n${lines(members)}\n}`);
  const enumTypes = Object.entries(enums).map(
    ([name, values]) => `enum ${name} {\n  ${values.join("\n  ")}\n}`,
  );
  return `${[header, query, mutation, ...types, ...inputTypes, ...enumTypes].join("\n\n")}\n`;
}

const lines = (members: Readonly<Record<string, string>>) =>
  Object.entries(members)
    .map(([name, type]) => `  ${name}: ${type}`)
    .join("\n");

function rootField(root: SnapshotRoot, types: string[]): string {
  const name = `${root.name[0]?.toUpperCase()}${root.name.slice(1)}Result`;
  addType(name, root.name, treeOf(root.returns), root, types);
  // A write over several inputs answers one row an input, told apart by `index`.
  const type = root.kind === "mutation" && root.returns.includes("index") ? `[${name}]` : name;
  return `${root.name}${args(root.args)}: ${type}`;
}

const args = (declared: Readonly<Record<string, string>>) => {
  const list = Object.entries(declared).map(([name, type]) => `${name}: ${type}`);
  return list.length > 0 ? `(${list.join(", ")})` : "";
};

function addType(name: string, path: string, tree: Tree, root: SnapshotRoot, types: string[]): void {
  const body = [...tree.children].map(([field, child]) => {
    if (child.children.size === 0) return `  ${field}: Leaf`;
    const childName = `${name}_${field}`;
    addType(childName, `${path}.${field}`, child, root, types);
    const isSingle = singles.has(field) || singles.has(`${path}.${field}`);
    const nested = root.nestedArgs[`${path}.${field}`];
    return `  ${field}${args(nested ?? {})}: ${isSingle ? childName : `[${childName}]`}`;
  });
  types.push(`type ${name} {\n${body.join("\n")}\n}`);
}

function treeOf(paths: readonly string[]): Tree {
  const top: Tree = { children: new Map() };
  for (const path of paths) {
    let at = top;
    for (const part of path.split(".")) {
      const next = at.children.get(part) ?? { children: new Map() };
      at.children.set(part, next);
      at = next;
    }
  }
  return top;
}
