import type { TradeProduct } from "#catalogue/index.ts";
import type { SizeIn } from "./reading.ts";

/** `2" x 3.5"`, `2X3.5`, `2.125 x 3.375`: the first size written in a text, in inches. */
export function readSize(text: string): SizeIn | null {
  const found = /(\d+(?:\.\d+)?)\s*(?:"|in|inch(?:es)?)?\s*[x×]\s*(\d+(?:\.\d+)?)/i.exec(text);
  const first = Number(found?.[1]);
  const second = Number(found?.[2]);
  return first > 0 && second > 0 && first <= 240 && second <= 240
    ? { widthIn: second, heightIn: first }
    : null;
}

/**
 * The finished size of a combination: the chosen size option, else the description, else the size at the end of the code.
 *
 * @source 4over product code grammar `STOCK-PRODUCT+FINISH-SIZE`
 */
export function trimSizeOf(
  product: Pick<TradeProduct, "code" | "description" | "optionGroups">,
  optionIds: readonly string[],
): SizeIn | null {
  const sizes = product.optionGroups
    .filter((group) => group.kind === "size")
    .flatMap((group) => group.options);
  const chosen =
    sizes.find((option) => optionIds.includes(option.id)) ?? (sizes.length === 1 ? sizes[0] : undefined);
  const inCode = product.code.split("-").at(-1) ?? "";
  return (
    (chosen && (readSize(chosen.name) ?? readSize(chosen.description))) ??
    readSize(product.description) ??
    readSize(inCode)
  );
}
