import type { FetchOptions, PaymentProfile } from "@overprint/core/printer";
import type { FourOver } from "@overprint/fourover";

const dummyToken = "1010101010";

/** Ways to pay that the account has. The dummy one often comes first and pays for nothing. @source page 131 */
export async function fetchPaymentProfiles(
  client: FourOver,
  options: FetchOptions = {},
): Promise<readonly PaymentProfile[]> {
  const profiles: PaymentProfile[] = [];
  for await (const row of client.orders.paymentProfiles(options))
    profiles.push({
      token: row.profile_token,
      lastFour: row.last_four,
      kind: row.type,
      isDummy: /dummy/i.test(row.type) || row.profile_token === dummyToken,
      validThru: row.valid_thru ?? null,
    });
  return profiles;
}
