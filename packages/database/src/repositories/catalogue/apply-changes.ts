import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";

/** Gives products the content that a change set has for them. Nothing is deleted: what is gone is discontinued. */
export async function applyChanges(tx: Db, changeSetId: string, at: string): Promise<void> {
  await tx.execute(sql`update trade_products p
    set version_id = v.id, content_hash = v.content_hash, code = v.code, description = v.description,
      category_ids = v.category_ids, discontinued_at = null, changed_at = ${at}
    from change_entries e join trade_product_versions v on v.id = e.after_version_id
    where e.change_set_id = ${changeSetId} and p.id = e.product_id and e.kind <> 'removed'`);
  await tx.execute(sql`update trade_products p set discontinued_at = ${at}, changed_at = ${at}
    from change_entries e where e.change_set_id = ${changeSetId}
      and ((e.kind = 'removed' and p.id = e.product_id) or (e.kind = 'reissued' and p.id = e.replaces))`);
  await linkReissued(tx, changeSetId);
}

/** Where a person agreed, a product and its forerunner know each other, so that mappings can follow. */
async function linkReissued(tx: Db, changeSetId: string): Promise<void> {
  const confirmed = sql`e.change_set_id = ${changeSetId} and e.kind = 'reissued' and e.is_confirmed`;
  await tx.execute(sql`update trade_products p set reissued_as = e.product_id
    from change_entries e where ${confirmed} and p.id = e.replaces`);
  await tx.execute(sql`update trade_products p set reissued_from = e.replaces
    from change_entries e where ${confirmed} and p.id = e.product_id`);
}

/**
 * Undoes an approved change set and writes the way back as entries of another. What it added is discontinued, what it
 * removed is on sale again, the rest has its former content.
 */
export async function takeBack(tx: Db, changeSetId: string, newId: string, at: string): Promise<void> {
  const undone = sql`e.change_set_id = ${changeSetId}`;
  await tx.execute(sql`insert into change_entries (change_set_id, product_id, kind, change, before_version_id, after_version_id)
    select ${newId}, e.product_id,
      case when e.kind in ('added', 'reissued') then 'removed' when e.kind = 'removed' then 'added' else e.kind end,
      jsonb_build_object('kind', case when e.kind in ('added', 'reissued') then 'removed' when e.kind = 'removed' then 'added' else e.kind end,
        'productId', e.product_id, 'code', e.change->>'code', 'description', e.change->>'description',
        'returns', true, 'renamed', '[]'::jsonb, 'options', '["Its former content is back."]'::jsonb, 'prices', null),
      e.after_version_id, coalesce(e.before_version_id, case when e.kind = 'changed' then e.after_version_id end)
    from change_entries e where ${undone}`);
  await tx.execute(sql`update trade_products p
    set version_id = v.id, content_hash = v.content_hash, code = v.code, description = v.description,
      category_ids = v.category_ids, changed_at = ${at},
      discontinued_at = case when e.kind = 'removed' then null else p.discontinued_at end
    from change_entries e join trade_product_versions v on v.id = e.before_version_id
    where ${undone} and p.id = e.product_id and e.kind in ('changed', 'removed')`);
  await tx.execute(sql`update trade_products p set discontinued_at = ${at}, changed_at = ${at}, reissued_from = null
    from change_entries e where ${undone} and p.id = e.product_id and e.kind in ('added', 'reissued')`);
  await tx.execute(sql`update trade_products p set discontinued_at = null, changed_at = ${at}, reissued_as = null
    from change_entries e where ${undone} and p.id = e.replaces and e.kind = 'reissued'`);
}
