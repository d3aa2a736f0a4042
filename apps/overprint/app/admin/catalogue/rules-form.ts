import { type ApprovalRules, approvalRules } from "@overprint/core/catalogue";

/** Reads the limits as the form writes them, in percent; `null` when one of them cannot be a limit. */
export function readRules(form: FormData): ApprovalRules | null {
  const bps = (name: keyof ApprovalRules) =>
    Math.round(Number(String(form.get(name) ?? "").replace(/[%\s]/g, "") || Number.NaN) * 100);
  const read = approvalRules.safeParse({
    automatic: form.has("automatic"),
    mostPriceMoveBps: bps("mostPriceMoveBps"),
    mostRepricedShareBps: bps("mostRepricedShareBps"),
    mostRemovedShareBps: bps("mostRemovedShareBps"),
    implausibleRemovedShareBps: bps("implausibleRemovedShareBps"),
  });
  return read.success ? read.data : null;
}
