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
  /** Its own category first. */
  readonly categoryUuids: readonly string[];
  readonly family: Family;
  readonly stock: { readonly uuid: string; readonly name: string };
  readonly coating: { readonly uuid: string; readonly name: string };
  readonly size: { readonly uuid: string; readonly name: string };
  readonly factor: number;
  readonly squareInches: number;
};

const colorUuids = new Map<string, string>(colorSpecs.map((color) => [color.name, color.uuid]));
const runSizeUuids = new Map<number, string>(runSizes.map((run) => [run.pieces, run.uuid]));
/** Published identifiers where there are any, ours for the rest. */
export const colorUuid = (name: string): string => colorUuids.get(name) ?? uuidOf(`color ${name}`);
export const runSizeUuid = (pieces: number): string =>
  runSizeUuids.get(pieces) ?? uuidOf(`run size ${pieces}`);
const named = (list: readonly { readonly uuid: string; readonly name: string }[], name: string) => ({
  uuid: list.find((one) => one.name === name)?.uuid ?? uuidOf(name),
  name,
});
const knownUuid = new Map<string, string>(knownProducts.map((product) => [product.code, product.uuid]));

/** Business cards and postcards come first, then one product of each category in turn, up to `count`; within a category the published products lead. */
export function defineProducts(seed: number, count: number): readonly ProductDefinition[] {
  const lists = allFamilies().map((family) => publishedFirst(productsOf(family, seed)));
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

const publishedFirst = (list: readonly ProductDefinition[]) =>
  list.toSorted((a, b) => Number(knownUuid.has(b.code)) - Number(knownUuid.has(a.code)));

function allFamilies(): readonly Family[] {
  const own = new Set(families.map((family) => family.category));
  const others = categories.filter((category) => !own.has(category.name) && category.name !== "Akuafoil");
  const taken = new Set(families.map((family) => family.letters));
  return [
    ...families,
    ...others.map(({ name }) => ({
      ...otherFamily,
      category: name,
      letters: lettersOf(name, taken),
      noun: name,
      ...(brandStocks.has(name) ? { alsoIn: "Business Cards" } : {}),
    })),
  ];
}

/** Categories that name a stock and hold products of several types. */
const brandStocks = new Set([
  "Silk",
  "Suede",
  "Pearl",
  "Natural",
  "Painted Edge",
  "Brown Kraft",
  "Plastic",
  "Raised Foil",
  "Dual Raised",
  "Raised Spot UV",
  "Foil Worx",
  "EndurACE",
  "Linen Uncoated",
]);

/** The first letters of each word, as many as it takes to be the only one. */
function lettersOf(name: string, taken: Set<string>): string {
  const words = name.replace(/[^A-Za-z ]/g, "").split(/ +/);
  for (let length = 2; ; length += 1) {
    const letters = words.map((word) => word.slice(0, length).toUpperCase()).join("");
    if (taken.has(letters)) continue;
    taken.add(letters);
    return letters;
  }
}

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
    categoryUuids: [family.category, ...(family.alsoIn && size[0] * size[1] < 10 ? [family.alsoIn] : [])].map(
      categoryUuid,
    ),
    family,
    stock: named(stocks, stock[1]),
    coating: named(coatings, finish[1]),
    size: named(sizes, sizeName),
    factor: stock[2] * finish[2] * (0.96 + shareOf(code) * 0.08),
    squareInches: size[0] * size[1],
  };
}

const categoryUuid = (name: string) =>
  categories.find((category) => category.name === name)?.uuid ?? uuidOf(`category ${name}`);

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
