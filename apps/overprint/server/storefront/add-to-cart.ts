import { type ArtworkId, explainUploadRefusal, type FileReason } from "@overprint/core/artwork";
import {
  addLine,
  type Cart,
  type CartArtwork,
  type CartLine,
  type CartLineId,
  type ChosenConfiguration,
  isSetsOffered,
  maxSets,
} from "@overprint/core/orders";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { Overprint } from "#server/wiring/index.ts";
import { takeUpload, type UploadPorts } from "./uploads.ts";

/** What stands in the way of adding to the cart, in words for the customer. */
export type AddRefusal = { readonly reason: string };

const sides = ["fr", "bk"] as const satisfies readonly FileReason[];

/** The name of a form's field that holds a file, or the id of one uploaded before: `art-1-fr`. */
export const artworkField = (set: number, reason: FileReason): string => `art-${set}-${reason}`;

/**
 * Puts a configured product into a cart, with the artwork that came along. The combination is checked against the price
 * book first: what does not exist never gets into a cart, whatever was posted.
 */
export async function addToCart(
  cart: Cart,
  chosen: ChosenConfiguration,
  form: FormData,
  overprint: Overprint,
): Promise<Outcome<Cart, AddRefusal>> {
  if (!isSetsOffered(chosen.sets)) return refused({ reason: `Order between 1 and ${maxSets} sets.` });
  const priced = await overprint.priceConfiguration(chosen);
  if (!priced.ok) return refused({ reason: priced.problem.reason });
  const artwork = await artworkIn(form, chosen.sets, chosen, overprint);
  if (!artwork.ok) return artwork;
  const line: CartLine = { id: overprint.newId() as CartLineId, chosen, artwork: artwork.value };
  const added = addLine(cart, line);
  if (!added.ok) return refused({ reason: added.problem.reason });
  await overprint.carts.save(added.value);
  return added;
}

async function artworkIn(
  form: FormData,
  sets: number,
  { productId }: Pick<ChosenConfiguration, "productId">,
  overprint: Overprint,
): Promise<Outcome<readonly CartArtwork[], AddRefusal>> {
  const product = await overprint.shelf.productById(productId);
  const artwork: CartArtwork[] = [];
  for (let set = 1; set <= sets; set += 1)
    for (const reason of sides) {
      const given = form.get(artworkField(set, reason));
      if (given === null || given === "" || (typeof given !== "string" && given.size === 0)) continue;
      const taken = await takeArtwork(given, product?.sizeIn ?? null, overprint);
      if (!taken.ok) return taken;
      artwork.push({ set, reason, file: taken.value });
    }
  return ok(artwork);
}

/** A file that comes with the form, or one that was uploaded before and is named by its id. */
export async function takeArtwork(
  given: string | File,
  sizeIn: { readonly widthIn: number; readonly heightIn: number } | null,
  overprint: Overprint,
): Promise<Outcome<CartArtwork["file"], AddRefusal>> {
  if (typeof given === "string") {
    const known = await overprint.artworkFiles.find(given as ArtworkId);
    if (known) return ok(known.file);
    return refused({ reason: "An uploaded file has gone missing. Upload it again." });
  }
  const taken = await takeUpload(
    { fileName: given.name, bytes: given.stream() },
    sizeIn,
    uploadPorts(overprint),
  );
  if (taken.ok) return ok(taken.value.file);
  return refused({ reason: `${given.name}: ${explainUploadRefusal(taken.problem)}` });
}

export const uploadLimitBytes = 100 * 1024 * 1024;

export const uploadPorts = (overprint: Overprint): UploadPorts => ({
  ...overprint,
  limitBytes: uploadLimitBytes,
});
