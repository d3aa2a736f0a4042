import { type Outcome, ok, refused } from "@overprint/core/outcome";
import {
  type FourOver,
  FourOverAuthenticationError,
  FourOverConnectionError,
  FourOverError,
  FourOverTimeoutError,
} from "@overprint/fourover";

type Refusal = { readonly kind: "connection-refused"; readonly reason: string; readonly doNext: string };

/** Whether the keys open the account, and whose it is. Nothing is changed. */
export async function checkConnection(
  client: FourOver,
): Promise<Outcome<{ readonly account: string | null }, Refusal>> {
  try {
    await client.accounts.whoami();
    return ok({ account: await accountName(client) });
  } catch (error) {
    if (error instanceof FourOverError) return refused({ kind: "connection-refused", ...explain(error) });
    throw error;
  }
}

async function accountName(client: FourOver): Promise<string | null> {
  for await (const organization of client.accounts.organizations())
    return organization.organization_name || null;
  return null;
}

function explain(error: FourOverError): Pick<Refusal, "reason" | "doNext"> {
  if (error instanceof FourOverAuthenticationError)
    return {
      reason: "4over does not accept the API key or its private key.",
      doNext:
        "Check that both keys were copied whole, and that they were issued for this mode: sandbox and live have keys of their own.",
    };
  if (error instanceof FourOverConnectionError || error instanceof FourOverTimeoutError)
    return {
      reason: "4over could not be reached.",
      doNext:
        "Check this machine's connection to the internet, then test again. 4over announces maintenance at night, Pacific time.",
    };
  return {
    reason: error.message,
    doNext: "Test again in a few minutes; if it stays so, send this text to 4over's API support.",
  };
}
