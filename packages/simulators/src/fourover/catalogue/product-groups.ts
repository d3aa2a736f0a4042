import { categories } from "@overprint/fourover/reference";
import { colorUuid, type ProductDefinition, runSizeUuid } from "./definitions.ts";
import { extraGroup } from "./extra-groups.ts";
import type { ExtraGroup } from "./families.ts";
import { turnaroundRows } from "./turnaround-rows.ts";
import type { WireCategory, WireGroup } from "./wire.ts";
import { priceRowsOf, type Sold, wireGroup } from "./wire-group.ts";

const must = { min: "1", max: "1" } as const;

/** The product's groups as the feed writes them; the detail route drops the price lists. */
export function wireGroups(product: ProductDefinition, percent: number): readonly WireGroup[] {
  const write = priceRowsOf(product);
  const group = (uuid: string, name: string, options: readonly Sold[]) =>
    wireGroup(product, write, { uuid, name, ...must }, options);
  const single = (uuid: string, name: string, one: { readonly uuid: string; readonly name: string }) =>
    group(uuid, name, [{ ...one, prices: "empty" }]);
  return [
    single("34f407f8-0b50-4227-9378-10fddefbe596", "Size", product.size),
    single("24865ffa-793d-43ea-b3b1-d1b5cf22268d", "Stock", product.stock),
    single("26ca0df3-0682-4f37-8979-409868e2df2d", "Coating", product.coating),
    group("38d33954-5a42-4112-a905-215eb827e62c", "Colorspec", colorsOf(product)),
    group(
      "87e09691-ef33-4cf4-8f17-48af06ce84f4",
      product.family.letters.length % 2 ? "Runsizes" : "Runsize",
      product.family.runSizes.map((pieces) => ({
        uuid: runSizeUuid(pieces),
        name: String(pieces),
        prices: "empty",
      })),
    ),
    ...product.family.extras
      .filter((extra) => isSold(product, extra))
      .map((extra) => extraGroup(product, extra, write)),
    ...(product.family.hasTurnarounds === false ? [] : [turnaroundRows(product, percent)]),
  ];
}

const colorsOf = (product: ProductDefinition): readonly Sold[] =>
  product.family.colors.map((name) => ({
    uuid: colorUuid(name),
    name: longColor[name] ?? name,
    prices: "zero",
  }));

const longColor: Readonly<Record<string, string>> = {
  "4/0": "4/0 (4 color front)",
  "4/1": "4/1 (4 color front, 1 color back)",
  "4/4": "4/4 (4 color both sides)",
};

const isSold = (product: ProductDefinition, extra: ExtraGroup) =>
  extra === "spot-uv"
    ? product.stock.name.startsWith("16PT")
    : extra === "corners"
      ? !product.code.startsWith("100")
      : true;

/** The product's categories, its own first; brand stocks are listed with the product type as well. */
export const categoriesOf = (product: ProductDefinition): readonly WireCategory[] =>
  product.categoryUuids.map((uuid) => {
    const name = categories.find((category) => category.uuid === uuid)?.name ?? product.family.category;
    return { category_uuid: uuid, category_name: name, category_description: name };
  });
