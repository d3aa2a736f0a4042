import type { ArtworkFile, FileReason } from "#artwork/index.ts";
import { type Branded, type Outcome, ok, refused } from "#outcome/index.ts";
import { type ChosenConfiguration, isSetsOffered, maxSets } from "./chosen-configuration.ts";

export type CartId = Branded<"CartId">;
export type CartLineId = Branded<"CartLineId">;

/** Artwork of one cart line: which set, which role, which uploaded file. */
export type CartArtwork = { readonly set: number; readonly reason: FileReason; readonly file: ArtworkFile };

export type CartLine = {
  readonly id: CartLineId;
  readonly chosen: ChosenConfiguration;
  readonly artwork: readonly CartArtwork[];
};

/**
 * What a visitor means to buy. It holds no prices: they are worked out each time it is shown or ordered.
 * `orderId` is the id that its order will have, so that a cart can be ordered only once.
 */
export type Cart = { readonly id: CartId; readonly orderId: string; readonly lines: readonly CartLine[] };

export type CartRefusal = {
  readonly kind: "cart-full" | "line-missing" | "sets-not-offered";
  readonly reason: string;
};

export const maxCartLines = 40;

export function addLine(cart: Cart, line: CartLine): Outcome<Cart, CartRefusal> {
  if (cart.lines.length >= maxCartLines)
    return refused({
      kind: "cart-full",
      reason: `A cart holds ${maxCartLines} products. Place this order first, or write to us for a larger one.`,
    });
  return ok({ ...cart, lines: [...cart.lines, line] });
}

export function removeLine(cart: Cart, lineId: CartLineId): Outcome<Cart, CartRefusal> {
  const lines = cart.lines.filter(({ id }) => id !== lineId);
  if (lines.length === cart.lines.length) return refused(lineMissing);
  return ok({ ...cart, lines });
}

/** Changes how many sets a line has; artwork of sets that are gone goes with them. */
export function changeSets(cart: Cart, lineId: CartLineId, sets: number): Outcome<Cart, CartRefusal> {
  if (!isSetsOffered(sets))
    return refused({ kind: "sets-not-offered", reason: `Order between 1 and ${maxSets} sets.` });
  return changeLine(cart, lineId, (line) => ({
    ...line,
    chosen: { ...line.chosen, sets },
    artwork: line.artwork.filter(({ set }) => set <= sets),
  }));
}

/** Puts a file in its role; a file that was there before is replaced. */
export function placeArtwork(
  cart: Cart,
  lineId: CartLineId,
  artwork: CartArtwork,
): Outcome<Cart, CartRefusal> {
  return changeLine(cart, lineId, (line) => ({
    ...line,
    artwork: [...line.artwork.filter((known) => !sameRole(known, artwork)), artwork],
  }));
}

const sameRole = (a: CartArtwork, b: CartArtwork): boolean => a.set === b.set && a.reason === b.reason;

function changeLine(
  cart: Cart,
  lineId: CartLineId,
  change: (line: CartLine) => CartLine,
): Outcome<Cart, CartRefusal> {
  if (!cart.lines.some(({ id }) => id === lineId)) return refused(lineMissing);
  return ok({ ...cart, lines: cart.lines.map((line) => (line.id === lineId ? change(line) : line)) });
}

const lineMissing: CartRefusal = {
  kind: "line-missing",
  reason: "This product is no longer in your cart. Reload the page to see what is.",
};
