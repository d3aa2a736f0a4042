import type { TransferCheck } from "./checks.ts";
import type { TransferState } from "./states.ts";

/** Which order products go by themselves. Off until a person switches it on. */
export type AutomaticRules = {
  readonly isOn: boolean;
  /** Store products that may go by themselves; empty = every product. */
  readonly productIds: readonly string[];
  /** E-mail addresses of customers whose orders may go by themselves; empty = every customer. */
  readonly customers: readonly string[];
  /** Minutes between the last check and the transfer, in which a person can stop it. */
  readonly holdMinutes: number;
};

export const noAutomaticTransfer: AutomaticRules = {
  isOn: false,
  productIds: [],
  customers: [],
  holdMinutes: 60,
};

export type AutomaticDecision =
  | { readonly kind: "not-automatic"; readonly reason: string }
  | { readonly kind: "wait"; readonly until: string }
  | { readonly kind: "go" };

export type AutomaticCandidate = {
  readonly state: TransferState;
  readonly productId: string | null;
  readonly customerEmail: string;
  readonly checks: readonly TransferCheck[];
  /** ISO time since when every check has passed; `null` = they did not before. */
  readonly readySince: string | null;
  /** Whether anything of it was ever sent: what was once refused or in doubt is a person's. */
  readonly wasAttempted: boolean;
};

/**
 * Whether an order product may go by itself now. Only one that was never attempted, passes every check and has passed
 * them for the whole hold window; a clock that runs backwards only makes it wait longer.
 */
export function decideAutomatic(
  candidate: AutomaticCandidate,
  rules: AutomaticRules,
  now: Date,
): AutomaticDecision {
  const no = (reason: string): AutomaticDecision => ({ kind: "not-automatic", reason });
  if (!rules.isOn) return no("Automatic transfer is off.");
  if (candidate.state !== "to-transfer") return no("It is not waiting to be transferred.");
  if (candidate.wasAttempted) return no("It was sent before: a person decides.");
  if (rules.productIds.length > 0 && !rules.productIds.includes(candidate.productId ?? ""))
    return no("The product is not on the list.");
  const email = candidate.customerEmail.toLowerCase();
  if (rules.customers.length > 0 && !rules.customers.some((one) => one.toLowerCase() === email))
    return no("The customer is not on the list.");
  const failing = candidate.checks.find((check) => !check.passed);
  if (failing) return no(failing.what);
  const since = candidate.readySince ? Date.parse(candidate.readySince) : now.getTime();
  const until = since + rules.holdMinutes * 60_000;
  return now.getTime() >= until && candidate.readySince !== null
    ? { kind: "go" }
    : { kind: "wait", until: new Date(until).toISOString() };
}
