import type { TransferJobState, TransferState } from "@overprint/core/transfer";
import type { Tone } from "../../components/status-badge.tsx";

type Look = { readonly tone: Tone; readonly label: string };

export const stateLooks: Readonly<Record<TransferState, Look>> = {
  "to-transfer": { tone: "waiting", label: "To transfer" },
  held: { tone: "attention", label: "Held" },
  excluded: { tone: "off", label: "Excluded" },
  claimed: { tone: "going", label: "Being sent" },
  placed: { tone: "good", label: "At 4over" },
  "partly-placed": { tone: "attention", label: "Partly at 4over" },
  refused: { tone: "bad", label: "Refused" },
  "in-doubt": { tone: "attention", label: "In doubt" },
  cancelled: { tone: "off", label: "Cancelled" },
};

export const jobLooks: Readonly<Record<TransferJobState, Look>> = {
  claimed: { tone: "going", label: "Being sent" },
  placed: { tone: "good", label: "At 4over" },
  refused: { tone: "bad", label: "Refused" },
  "in-doubt": { tone: "attention", label: "In doubt" },
  "not-sent": { tone: "waiting", label: "Was not sent" },
  "not-there": { tone: "off", label: "Not there" },
  cancelled: { tone: "off", label: "Cancelled" },
};

/** Where an order product is put right next: its first unfinished step, or the decision about a doubt. */
export function nextStep(row: {
  readonly state: TransferState;
  readonly steps: { readonly mapped: boolean; readonly artwork: boolean };
}): "map" | "artwork" | "shipping" | "resolve" {
  if (row.state === "in-doubt") return "resolve";
  if (!row.steps.mapped) return "map";
  return row.steps.artwork ? "shipping" : "artwork";
}

/** Which making of the order product an address asks for: 0 the first, then its reprints. */
export const copyOf = (request: Request): number =>
  Number(new URL(request.url).searchParams.get("copy") ?? 0) || 0;

export const stepAddress = (itemId: string, copy: number, step: string): string =>
  `/admin/transfers/${itemId}/${step}${copy > 0 ? `?copy=${copy}` : ""}`;
