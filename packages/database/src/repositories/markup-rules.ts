import type { TradeCategoryId, TradeProductId } from "@overprint/core/catalogue";
import {
  byPriority,
  type CustomerGroupId,
  type MarkupRule,
  type MarkupRuleId,
  type MarkupScope,
} from "@overprint/core/pricing";
import type { CustomerGroup, MarkupRuleRepository } from "@overprint/core/products";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { customerGroups, markupRules, markupVersions } from "#schema/index.ts";

/** The shop's markup rules; every change raises the version, in the same transaction. */
export function markupRuleRepository(db: Db): MarkupRuleRepository {
  return {
    list: async () => (await db.select().from(markupRules)).map(ruleOf).toSorted(byPriority),
    version: async () => {
      const [row] = await db.select({ version: markupVersions.version }).from(markupVersions);
      return row?.version ?? 0;
    },
    save: (rules) =>
      db.transaction(async (tx) => {
        for (const rule of rules) {
          const row = rowOf(rule);
          await tx.insert(markupRules).values(row).onConflictDoUpdate({ target: markupRules.id, set: row });
        }
        await raiseVersion(tx);
      }),
    remove: (id) =>
      db.transaction(async (tx) => {
        await tx.delete(markupRules).where(eq(markupRules.id, id));
        await raiseVersion(tx);
      }),
    groups: async () =>
      (await db.select().from(customerGroups).orderBy(asc(customerGroups.name))).map(({ id, name }) => ({
        id: id as CustomerGroupId,
        name,
      })),
    saveGroup: async (group: CustomerGroup) => {
      await db
        .insert(customerGroups)
        .values(group)
        .onConflictDoUpdate({ target: customerGroups.id, set: { name: group.name } });
    },
  };
}

async function raiseVersion(tx: Db): Promise<void> {
  await tx
    .insert(markupVersions)
    .values({ id: 1, version: 1 })
    .onConflictDoUpdate({ target: markupVersions.id, set: { version: sql`${markupVersions.version} + 1` } });
}

type Row = typeof markupRules.$inferSelect;

function ruleOf({ scope, scopeId, ...row }: Row): MarkupRule {
  return {
    ...row,
    id: row.id as MarkupRuleId,
    customerGroupId: row.customerGroupId as CustomerGroupId | null,
    scope: scopeOf(scope, scopeId ?? ""),
  };
}

function scopeOf(scope: Row["scope"], id: string): MarkupScope {
  switch (scope) {
    case "all":
      return { kind: "all" };
    case "category":
      return { kind: "category", categoryId: id as TradeCategoryId };
    case "product":
      return { kind: "product", productId: id as TradeProductId };
    default:
      return scope satisfies never;
  }
}

function rowOf({ scope, ...rule }: MarkupRule): Row {
  const scopeId =
    scope.kind === "category" ? scope.categoryId : scope.kind === "product" ? scope.productId : null;
  return { ...rule, scope: scope.kind, scopeId };
}
