import type { Link, LinkKind, Links } from "./links.ts";

/** Links kept in memory. */
export function memoryLinks(): Links & { readonly all: () => readonly Link[] } {
  const kept = new Map<string, Link>();
  const id = ({ kind, owner, key }: Pick<Link, "kind" | "owner" | "key">) => `${kind} ${owner} ${key}`;
  return {
    all: () => [...kept.values()],
    ofOwner: async (owner) => [...kept.values()].filter((link) => link.owner === owner),
    find: async (kind: LinkKind, owner, key) => kept.get(id({ kind, owner, key })) ?? null,
    findExternal: async (kind, externalIds) =>
      [...kept.values()].filter(
        (link) => link.kind === kind && link.externalId !== null && externalIds.includes(link.externalId),
      ),
    save: async (links) => {
      for (const link of links) kept.set(id(link), link);
    },
    remove: async (links) => {
      for (const link of links) kept.delete(id(link));
    },
  };
}
