import { z } from "zod";
import { cents, count, flag, optionalText } from "./scalars.ts";

/** Lists use either of two spellings for the same three fields. */
export const category = z
  .looseObject({
    category_uuid: z.string().optional(),
    id: z.string().optional(),
    category_name: z.string().optional(),
    name: z.string().optional(),
    category_description: z.string().nullish(),
    description: z.string().nullish(),
  })
  .transform((row, context) => {
    const uuid = row.category_uuid ?? row.id;
    const name = row.category_name ?? row.name;
    if (uuid && name)
      return {
        category_uuid: uuid,
        category_name: name,
        category_description: row.category_description ?? row.description ?? "",
      };
    context.addIssue({ code: "custom", message: "a category needs its uuid and its name" });
    return z.NEVER;
  });
/** A category, whichever spelling it came in. */
export type Category = z.infer<typeof category>;

/** A product in a list: its groups and prices are links. @source PDF pp. 63-64 */
export const productRow = z.looseObject({
  product_uuid: z.string(),
  product_code: z.string(),
  product_description: optionalText,
  last_updated_at: z.string().nullish(),
});
/** A product in a list, read. */
export type ProductRow = z.infer<typeof productRow>;

/** A price row of an option. Keys are left out rather than null; turnaround rows have another shape. Kept lenient: the reader of prices decides. */
export const optionPriceRow = z.looseObject({
  option_price_uuid: z.string().optional(),
  option_name: z.string().nullish(),
  startqty: count.nullish(),
  endqty: count.nullish(),
  price: z.union([z.string(), z.number()]).nullish(),
  price_per_qty: z.union([z.string(), z.number()]).nullish(),
  is_flat_fee: flag,
  qty: z.union([z.number(), z.string()]).nullish(),
  is_percentage: flag,
  runsize_uuid: z.string().nullish(),
  colorspec_uuid: z.string().nullish(),
});
/** A price row of an option; `price` and `price_per_qty` are 4over's text: read them with `readDecimal`. */
export type OptionPriceRow = z.infer<typeof optionPriceRow>;

/** An option of a product, or one turnaround of one run size and color. @source PDF pp. 64-65, 71-84 */
export const option = z.looseObject({
  option_uuid: z.string(),
  option_name: optionalText,
  option_description: optionalText,
  capi_name: z.string().nullish(),
  capi_description: z.string().nullish(),
  /** Only on turnaround rows. */
  runsize_uuid: z.string().nullish(),
  runsize: z.union([z.string(), z.number()]).nullish(),
  colorspec_uuid: z.string().nullish(),
  colorspec: z.string().nullish(),
  option_prices_list: z
    .array(optionPriceRow)
    .nullish()
    .transform((rows) => rows ?? []),
});
/** An option of a product, read. */
export type Option = z.infer<typeof option>;

/** A group of options under a product, its uuid under any of three keys. @source PDF pp. 64-68 */
export const productOptionGroup = z
  .looseObject({
    product_option_group_uuid: z.string().optional(),
    product_product_option_group_uuid: z.string().optional(),
    option_group_uuid: z.string().optional(),
    product_option_group_name: z.string(),
    minoccurs: count.nullish().transform((value) => value ?? 0),
    maxoccurs: count.nullish().transform((value) => value ?? 1),
    options: z
      .array(option)
      .nullish()
      .transform((rows) => rows ?? []),
  })
  .transform((group) => ({
    ...group,
    product_option_group_uuid:
      group.product_option_group_uuid ??
      group.product_product_option_group_uuid ??
      group.option_group_uuid ??
      "",
  }));
/** A group of options under a product; `minoccurs` 1 means that one must be chosen. */
export type ProductOptionGroup = z.infer<typeof productOptionGroup>;

/** A product with its groups: the detail route and the feed. */
export const product = z.looseObject({
  product_uuid: z.string(),
  product_code: z.string(),
  product_description: optionalText,
  categories: z
    .union([z.array(category), z.string()])
    .nullish()
    .transform((value) => (Array.isArray(value) ? value : [])),
  product_option_groups: z
    .union([z.array(productOptionGroup), z.string()])
    .nullish()
    .transform((value) => (Array.isArray(value) ? value : [])),
  last_updated_at: z.string().nullish(),
});
/** A product with its groups, read. */
export type Product = z.infer<typeof product>;

/**
 * What a run size costs in a color, before turnaround and options: dollars as text, one set.
 *
 * @source PDF pp. 70-71, page 96
 */
export const basePrice = z.looseObject({
  base_price_uuid: z.string(),
  product_baseprice: z.union([z.string(), z.number()]),
  runsize_uuid: z.string(),
  runsize: z.union([z.string(), z.number()]),
  colorspec_uuid: z.string(),
  colorspec: z.string(),
  can_group_ship: flag,
});
/** A base price, read; `product_baseprice` is text: read it with `readCents`. */
export type BasePrice = z.infer<typeof basePrice>;

/** A group shared by all products. @source PDF pp. 66-67 */
export const optionGroup = z.looseObject({
  option_group_uuid: z.string(),
  option_group_name: z.string(),
  option_group_description: optionalText,
});
/** A group shared by all products, read. */
export type OptionGroup = z.infer<typeof optionGroup>;

/** A discount for several sets alike: a fraction of the price. @source PDF p. 40 */
export const quantityDiscount = z.looseObject({
  quantity_discount_uuid: z.string(),
  quantity_discount_percentage: z.union([z.string(), z.number()]),
  /** A range as text: `"4-9"`. */
  quantity: z.string(),
  runsizeid: z.string().nullish(),
  colorspec_uuid: z.string().nullish(),
});
/** A quantity discount, read. */
export type QuantityDiscount = z.infer<typeof quantityDiscount>;

const named = z.looseObject({ name: z.string(), uuid: z.string() });
/** The filtered list: not an `entities` envelope. */
export const categoryProductsList = z.looseObject({
  size_list: z.array(named).optional(),
  stock_list: z.array(named).optional(),
  coating_list: z.array(named).optional(),
  products: z
    .array(productRow)
    .nullish()
    .transform((rows) => rows ?? []),
});
/** The filtered list, read: what is left to choose from, and the products left. */
export type CategoryProductsList = z.infer<typeof categoryProductsList>;

/** Amounts in whole US cents. The key `product_decription` is the API's. */
export const productQuote = z.looseObject({
  product_uuid: z.string(),
  product_code: z.string().optional(),
  base_price: cents,
  options_price: cents,
  turnaroundtime_price: cents,
  total_price: cents,
});
/** A product quote in whole US cents. */
export type ProductQuote = z.infer<typeof productQuote>;
