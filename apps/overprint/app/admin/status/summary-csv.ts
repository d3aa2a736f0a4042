import { formatMoney } from "@overprint/core/money";
import { type JobLine, parcelsOf } from "@overprint/core/status";
import { overprintContext } from "#server/contexts.ts";
import type { Route } from "./+types/summary-csv";
import { concernWords } from "./bucket-look.ts";
import { jobQueryOf, readSummaryQuery } from "./job-query.ts";

const header = [
  "Job ID",
  "Job name",
  "Order",
  "Customer",
  "Order product",
  "Store",
  "4over status",
  "Stage",
  "Status since",
  "Last seen",
  "Source",
  "Tracking",
  "Carrier",
  "Promised",
  "Cost",
  "Currency",
  "Attention",
];

/** Quotes what needs it, and takes the sting out of text that a spreadsheet would run as a formula. */
const field = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

function rowOf(job: JobLine): string {
  const parcels = parcelsOf(job.trackingNumbers);
  return [
    job.jobId,
    job.jobName ?? "",
    job.orderNumber,
    job.customerName,
    job.itemTitle,
    job.storeName,
    job.statusLabel ?? "",
    job.bucket ?? "",
    job.statusAt ?? "",
    job.lastSeenAt ?? "",
    job.statusSource ?? "",
    parcels.map(({ trackingNumber }) => trackingNumber).join(" "),
    [...new Set(parcels.map(({ carrier }) => carrier))].join(" "),
    job.promisedDate ?? "",
    job.cost ? formatMoney(job.cost).replace(/[^\d.]/g, "") : "",
    job.cost?.currency ?? "",
    job.concerns.map(concernWords).join("; "),
  ]
    .map(field)
    .join(",");
}

/** What the list shows, all pages, as CSV; a thousand rows in memory at a time. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { jobs } = context.get(overprintContext).status;
  const query = jobQueryOf(readSummaryQuery(request));
  const encoder = new TextEncoder();
  let offset = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${header.join(",")}\r\n`)),
    pull: async (controller) => {
      const { lines } = await jobs.list({ ...query, offset, limit: 1_000 });
      if (lines.length === 0) return controller.close();
      offset += lines.length;
      controller.enqueue(encoder.encode(`${lines.map(rowOf).join("\r\n")}\r\n`));
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="sync-summary.csv"',
    },
  });
}
