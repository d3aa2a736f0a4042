// An order is sent once. Whatever happens to the answer, the program knows what it may do next.
import { FourOverOutcomeUnknownError, FourOverRequestError } from "@overprint/fourover";
import { buyer, cards, connect, dollars } from "./connect.ts";

const fourover = connect();
const reference = process.argv[2] ?? "PO-20481";
try {
  const placed = await fourover.orders.place({
    order_id: reference,
    is_test_order: true,
    skip_conformation: true,
    jobs: [
      {
        job_name: `${reference}-1`,
        ...cards,
        option_uuids: [],
        dropship: true,
        skip_files: true,
        ship_to: buyer,
        ship_from: { ...buyer, company: "Our Print Shop" },
        shipper: { shipping_method: "FREE UPS Ground", shipping_code: "03f" },
      },
    ],
    // The dummy profile pays for test orders only.
    payment: { profile_token: "1010101010" },
  });
  for (const job of placed.jobs) console.log(`4over took ${job.customer_job_id} as ${job.job_id}.`);
  for (const error of placed.errors) console.log(`4over refused ${error.customer_job_id}: ${error.message}`);
  if (placed.charged_cents !== null) console.log(`Charged ${dollars(placed.charged_cents)}.`);
} catch (error) {
  if (error instanceof FourOverRequestError) console.log(`Nothing was ordered: ${error.reason}`);
  else if (error instanceof FourOverOutcomeUnknownError)
    console.log(`4over may hold order ${reference}. Look on 4over.com before anyone sends it again.`);
  else throw error;
}
