import { type ApprovalRules, approvalRules } from "@overprint/core/catalogue";
import { readNumber } from "../../components/read-number.ts";

/** Reads the limits as the form writes them, in percent; `null` when one of them cannot be a limit. */
export function readRules(form: FormData): ApprovalRules | null {
  const bps = (name: keyof ApprovalRules) => Math.round(readNumber(form.get(name)) * 100);
  const read = approvalRules.safeParse({
    automatic: form.has("automatic"),
    mostPriceMoveBps: bps("mostPriceMoveBps"),
    mostRepricedShareBps: bps("mostRepricedShareBps"),
    mostRemovedShareBps: bps("mostRemovedShareBps"),
    implausibleRemovedShareBps: bps("implausibleRemovedShareBps"),
  });
  return read.success ? read.data : null;
}
