import { createContext } from "react-router";
import type { Overprint } from "#server/wiring/index.ts";

/** Everything a loader or action may use; the host sets it for each request. */
export const overprintContext = createContext<Overprint>();

/** Who asks. `null` for visitors; on admin pages the guard has made sure that it is somebody. */
export const sessionContext = createContext<SignedIn | null>(null);

/** What belongs to this request alone: the id that logs and audit entries carry, and the nonce of its scripts. */
export const requestContext = createContext<{
  readonly requestId: string;
  readonly nonce: string;
  /** Of the browser, as far as it can be known. */
  readonly address: string;
}>();

/** A person who is signed in to the admin. `actor` is what audit entries say. */
export type SignedIn = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: "owner" | "operator";
  readonly actor: string;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
};
