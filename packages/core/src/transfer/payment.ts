import type { PaymentProfile } from "#printer/index.ts";

/**
 * A payment profile as it is kept and shown: without its token, which is a credential. The token is looked up at the
 * printer at the moment of sending and is written down nowhere.
 */
export type ChosenPayment = Omit<PaymentProfile, "token">;

export const withoutToken = ({ token: _credential, ...kept }: PaymentProfile): ChosenPayment => kept;

/** `"Visa|4242|04/29"`: what a person can tell profiles apart by. */
export const paymentKey = ({
  kind,
  lastFour,
  validThru,
}: Pick<ChosenPayment, "kind" | "lastFour" | "validThru">): string =>
  `${kind}|${lastFour}|${validThru ?? ""}`;

/** `"Visa ending in 4242"`: as people name it. */
export const paymentLabel = ({ kind, lastFour }: Pick<ChosenPayment, "kind" | "lastFour">): string =>
  `${kind} ending in ${lastFour}`;

/** The one of today's profiles that was chosen; `undefined` once it is no longer at the printer. */
export const findPayment = <P extends ChosenPayment>(
  profiles: readonly P[],
  chosen: ChosenPayment,
): P | undefined => profiles.find((one) => paymentKey(one) === paymentKey(chosen));
