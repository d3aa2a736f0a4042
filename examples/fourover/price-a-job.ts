// What a job costs us, with freight and tax, before anything is ordered.
import { buyer, cards, connect, dollars } from "./connect.ts";

const fourover = connect();
const quote = await fourover.quotes.product(cards);
if (!quote) throw new Error("4over does not offer this combination");
console.log(`Printing ${dollars(quote.total_price)}`);

const { turnaroundtime_uuid, ...combination } = cards;
const freight = await fourover.quotes.shipping({
  // The same turnaround, under the name that this route gives it.
  product_info: { ...combination, turnaround_uuid: turnaroundtime_uuid, option_uuids: [] },
  shipping_address: buyer,
});
if (freight.kind === "ambiguous") {
  for (const candidate of freight.candidates) console.log(`Did you mean ${candidate.address.join(", ")}?`);
} else {
  for (const plant of freight.job.facilities)
    for (const option of plant.shipping_options)
      console.log(
        `${option.service_name} from ${plant.address.code}: ${dollars(option.service_price)}, in hand ${option.in_hand_delivery}`,
      );
}
