import type { Money } from "@overprint/core/money";
import type { Tone } from "../../components/status-badge.tsx";

/** A product as the list shows it. `trade` and `retail` are of its cheapest line. */
export type ProductListRow = {
  readonly id: string;
  readonly title: string;
  readonly sku: string;
  readonly category: string | null;
  readonly origin: "synced" | "own";
  readonly isDiscontinued: boolean;
  readonly isChanged: boolean;
  readonly publishedIn: readonly string[];
  readonly failure: string | null;
  readonly contentChangedAt: string | null;
  readonly trade: Money | null;
  readonly retail: Money | null;
  readonly marginBps: number | null;
  readonly ruleName: string | null;
};

/** The one word that says where a product stands, the most urgent first. */
export function standingOf(
  row: Pick<ProductListRow, "isDiscontinued" | "isChanged" | "publishedIn" | "failure" | "retail">,
): { readonly tone: Tone; readonly label: string } {
  const isPublished = row.publishedIn.length > 0;
  if (row.isDiscontinued && isPublished) return { tone: "bad", label: "Discontinued, still published" };
  if (row.isDiscontinued) return { tone: "off", label: "Discontinued" };
  if (row.failure) return { tone: "bad", label: "Publishing failed" };
  if (isPublished && row.isChanged) return { tone: "attention", label: "Changed since published" };
  if (isPublished) return { tone: "good", label: "Published" };
  if (!row.retail) return { tone: "attention", label: "No price" };
  return { tone: "waiting", label: "Not published" };
}

/** A share for people: 3336 basis points are `33.4 %`. */
export const percentOf = (bps: number | null): string =>
  bps === null
    ? "–"
    : `${(bps / 100).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
