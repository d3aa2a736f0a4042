import type { LinkKind, StoreLink, StoreLinks } from "@overprint/core/stores";

/** StoreLinks kept in memory. */
export function memoryLinks(): StoreLinks & { readonly all: () => readonly StoreLink[] } {
  const kept = new Map<string, StoreLink>();
  const id = ({ kind, owner, key }: Pick<StoreLink, "kind" | "owner" | "key">) => `${kind} ${owner} ${key}`;
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
