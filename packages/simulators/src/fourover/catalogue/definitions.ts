import {
  categories,
  coatings,
  colorSpecs,
  knownProducts,
  runSizes,
  sizes,
  stocks,
} from "@overprint/fourover/reference";
import { shareOf, uuidOf } from "../random.ts";
import { type Family, families, otherFamily } from "./families.ts";

/** A product before it is written out: small enough to keep thousands of. */
export type ProductDefinition = {
  readonly uuid: string;
  readonly code: string;
  readonly description: string;
  readonly categoryUuid: string;
  readonly family: Family;
  readonly stock: { readonly uuid: string; readonly name: string };
  readonly coating: { readonly uuid: string; readonly name: string };
  readonly size: { readonly uuid: string; readonly name: string };
  readonly factor: number;
  readonly squareInches: number;
};

export const colorUuid = (name: string): string =>
  colorSpecs.find((color) => color.name === name)?.uuid ?? uuidOf(`color ${name}`);
export const runSizeUuid = (pieces: number): string =>
  runSizes.find((run) => run.pieces === pieces)?.uuid ?? uuidOf(`run size ${pieces}`);
const named = (list: readonly { readonly uuid: string; readonly name: string }[], name: string) => ({
  uuid: list.find((one) => one.name === name)?.uuid ?? uuidOf(name),
  name,
});
const knownUuid = new Map<string, string>(knownProducts.map((product) => [product.code, product.uuid]));

/** Business cards and postcards come first, then one product of each category in turn, up to `count`. */
export function defineProducts(seed: number, count: number): readonly ProductDefinition[] {
  const lists = allFamilies().map((family) => productsOf(family, seed));
  const first = lists.slice(0, 2).flatMap((list) => list.slice(0, Math.max(8, Math.floor(count / 6))));
  const rest = lists.map((list, index) =>
    index < 2 ? list.slice(Math.max(8, Math.floor(count / 6))) : list,
  );
  const turns = Array.from({ length: Math.max(...rest.map((list) => list.length)) }, (_, turn) =>
    rest.flatMap((list) => list[turn] ?? []),
  );
  const defined = [...first, ...turns.flat()];
  return defined.length >= count
    ? defined.slice(0, count)
    : [...defined, ...variants(defined, count - defined.length, seed)];
}

function allFamilies(): readonly Family[] {
  const own = new Set(families.map((family) => family.category));
  const others = categories.filter((category) => !own.has(category.name) && category.name !== "Akuafoil");
  return [
    ...families,
    ...others.map((category) => ({
      ...otherFamily,
      category: category.name,
      letters: lettersOf(category.name),
      noun: category.name,
    })),
  ];
}

const lettersOf = (name: string) =>
  name
    .replace(/[^A-Za-z ]/g, "")
    .split(" ")
    .map((word) => word.slice(0, 2).toUpperCase())
    .join("")
    .slice(0, 6);

function productsOf(family: Family, seed: number): readonly ProductDefinition[] {
  return family.sizes.flatMap((size) =>
    family.finishes.flatMap((finish) =>
      family.stocks.flatMap((stock) =>
        isMade(stock[0], finish[0]) ? [defineProduct(family, stock, finish, size, seed)] : [],
      ),
    ),
  );
}

/** Uncoated stock takes no coating, and coated stock is not sold bare. */
const isMade = (stock: string, finish: string) =>
  stock.endsWith("UC") ? finish === "UC" : finish !== "UC" || !/PT/.test(stock);

function defineProduct(
  family: Family,
  stock: Family["stocks"][number],
  finish: Family["finishes"][number],
  size: Family["sizes"][number],
  seed: number,
): ProductDefinition {
  const code = `${stock[0]}-${family.letters}${finish[0]}-${size[0]}X${size[1]}`;
  const sizeName = `${size[0]}" x ${size[1]}"`;
  return {
    uuid: knownUuid.get(code) ?? uuidOf(`product ${seed} ${code}`),
    code,
    description: `${size[0]}" X ${size[1]}" ${stock[0]} ${finishWords[finish[0]] ?? finish[0]} ${family.noun}`,
    categoryUuid:
      categories.find((category) => category.name === family.category)?.uuid ??
      uuidOf(`category ${family.category}`),
    family,
    stock: named(stocks, stock[1]),
    coating: named(coatings, finish[1]),
    size: named(sizes, sizeName),
    factor: stock[2] * finish[2] * (0.96 + shareOf(code) * 0.08),
    squareInches: size[0] * size[1],
  };
}

const finishWords: Readonly<Record<string, string>> = {
  MATT: "Matte/Dull Finish",
  UV: "UV Coated",
  UVFR: "UV Coated Front Only",
  AQ: "AQ Coated",
  SA: "Satin AQ Coated",
  UC: "Uncoated",
};

/** More of the same under odd trim sizes, when a very large catalogue is asked for. */
function variants(
  defined: readonly ProductDefinition[],
  count: number,
  seed: number,
): readonly ProductDefinition[] {
  return Array.from({ length: count }, (_, index) => {
    const model = defined[index % defined.length] as ProductDefinition;
    const code = `${model.code}-V${Math.floor(index / defined.length) + 2}`;
    return {
      ...model,
      code,
      uuid: uuidOf(`product ${seed} ${code}`),
      description: `${model.description} (special trim ${Math.floor(index / defined.length) + 2})`,
    };
  });
}
