import type { Combination } from "@overprint/core/catalogue";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { FetchOptions, TradeQuote } from "@overprint/core/printer";
import type { FourOver } from "@overprint/fourover";
import { usd } from "./trade-amount.ts";

/** What 4over charges for one set. A 404 is its way to say that the combination is not made. @source PDF pp. 5, 55 */
export async function fetchQuote(
  client: FourOver,
  combination: Combination,
  options: FetchOptions = {},
): Promise<Outcome<TradeQuote, { readonly kind: "combination-not-offered" }>> {
  const quote = await client.quotes.product(
    {
      product_uuid: combination.productId,
      runsize_uuid: combination.runSizeId,
      colorspec_uuid: combination.colorSpecId,
      ...(combination.turnaroundId === null ? {} : { turnaroundtime_uuid: combination.turnaroundId }),
      options: combination.optionIds,
    },
    options,
  );
  if (quote === null) return refused({ kind: "combination-not-offered" });
  return ok({
    base: usd(quote.base_price),
    turnaround: usd(quote.turnaroundtime_price),
    options: usd(quote.options_price),
    total: usd(quote.total_price),
  });
}
