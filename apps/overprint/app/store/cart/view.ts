import type { Money } from "@overprint/core/money";
import { addMoney, zero } from "@overprint/core/money";
import { type CartLine, missingArtwork, type PricedCart } from "@overprint/core/orders";
import { type Picture, pictureOf, type Shelf } from "@overprint/core/storefront";

/** A cart line as the customer sees it: retail prices and words only. */
export type LineView = {
  readonly id: string;
  readonly slug: string | null;
  readonly title: string;
  readonly picture: Picture;
  readonly specification: readonly { readonly label: string; readonly value: string }[];
  readonly sets: number;
  readonly pricePerSet: Money;
  readonly price: Money;
  readonly sizeIn: { readonly widthIn: number; readonly heightIn: number } | null;
  readonly artwork: readonly {
    readonly field: string;
    readonly label: string;
    readonly fileName: string | null;
  }[];
};

export type RefusedView = { readonly id: string; readonly title: string; readonly reason: string };

export type CartView = {
  readonly lines: readonly LineView[];
  readonly refused: readonly RefusedView[];
  readonly subtotal: Money;
};

/** Turns a priced cart into what its page shows. Combinations, codes and ids of the printer stay behind. */
export async function viewOfCart(cart: PricedCart, shelf: Shelf): Promise<CartView> {
  const lines = await Promise.all(
    cart.lines.map(async ({ line, priced, price }) => {
      const product = await shelf.productById(line.chosen.productId);
      return {
        id: line.id,
        slug: product?.slug ?? null,
        title: priced.title,
        picture: product?.picture ?? pictureOf(priced.title),
        specification: priced.specification,
        sets: line.chosen.sets,
        pricePerSet: priced.pricePerSet,
        price,
        sizeIn: product?.sizeIn ?? null,
        artwork: artworkOf(line, priced.sides),
      };
    }),
  );
  const refused = await Promise.all(
    cart.refused.map(async ({ line, refusal }) => ({
      id: line.id,
      title: (await shelf.productById(line.chosen.productId))?.title ?? "A product",
      reason: refusal.reason,
    })),
  );
  return { lines, refused, subtotal: addMoney(zero(cart.subtotal.currency), cart.subtotal) };
}

function artworkOf(line: CartLine, sides: 1 | 2): LineView["artwork"] {
  const reasons = sides === 2 ? (["fr", "bk"] as const) : (["fr"] as const);
  const { sets } = line.chosen;
  const missing = missingArtwork({ sets, artwork: line.artwork }, sides);
  return Array.from({ length: sets }, (_, index) => index + 1).flatMap((set) =>
    reasons.map((reason) => ({
      field: `art-${set}-${reason}`,
      label: labelOf({ set, sets, reason, sides }),
      fileName: missing.some((one) => one.set === set && one.reason === reason)
        ? null
        : (line.artwork.find((one) => one.set === set && one.reason === reason)?.file.fileName ??
          "one file for both sides"),
    })),
  );
}

/** `Front`, `Back`, `Set 2, front`, or `Your file` where there is but one. */
function labelOf({
  set,
  sets,
  reason,
  sides,
}: {
  readonly set: number;
  readonly sets: number;
  readonly reason: "fr" | "bk";
  readonly sides: 1 | 2;
}): string {
  const side = reason === "fr" ? "Front" : "Back";
  if (sets > 1) return sides === 2 ? `Set ${set}, ${side.toLowerCase()}` : `Set ${set}`;
  return sides === 2 ? side : "Your file";
}
