import { sql } from "drizzle-orm";
import type { Db } from "#open.ts";
import { containing, rowsOf } from "./rows.ts";

/** Something that can be chosen, as a person reads it. */
export type Choice = { readonly value: string; readonly label: string };

/** Products and customers that automatic transfer can be narrowed to, by what a person types. At most twenty, by name. */
export type TransferChoices = {
  readonly products: (search: string) => Promise<readonly Choice[]>;
  readonly customers: (search: string) => Promise<readonly Choice[]>;
  /** The words of products that were chosen before, discontinued ones too. */
  readonly productsNamed: (ids: readonly string[]) => Promise<readonly Choice[]>;
};

const product = sql`id as value, title || ' (' || sku || ')' as label`;

export function transferChoices(db: Db): TransferChoices {
  return {
    products: (search) =>
      rowsOf<Choice>(
        db,
        sql`select ${product} from store_products
          where not is_discontinued and title || ' ' || sku ilike ${containing(search)} order by title, id limit 20`,
      ),
    customers: (search) =>
      rowsOf<Choice>(
        db,
        sql`select lower(customer_email) as value, max(customer_name) || ' <' || lower(customer_email) || '>' as label
          from store_orders
          where customer_email <> '' and customer_name || ' ' || customer_email ilike ${containing(search)}
          group by lower(customer_email) order by max(customer_name), 1 limit 20`,
      ),
    productsNamed: (ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : rowsOf<Choice>(db, sql`select ${product} from store_products where id in ${ids} order by title`),
  };
}
