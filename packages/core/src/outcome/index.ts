/** The answer of a rule or use case: a value, or a typed refusal that the trade has a word for. */
export type Outcome<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refused = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({
  ok: false,
  problem,
});

/** What a caller may do about a fault. Tasks act on this and nothing else. */
export type Recovery =
  | { readonly kind: "retry"; readonly afterMs: number }
  | { readonly kind: "reconcile" }
  | { readonly kind: "fix-input" }
  | { readonly kind: "fix-setup" }
  | { readonly kind: "report" };

/** A fault of the world as the domain sees it. The clients' errors satisfy this shape without importing it. */
export type Fault = Error & { readonly code: string; readonly recovery: Recovery };

/** Whether a thrown value is a fault that names its recovery. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Error && "code" in error && "recovery" in error;
}

/** A string that may only be used where its kind is expected. */
export type Branded<Kind extends string> = string & { readonly __kind: Kind };

/** Now, injected: `core` reads no clock of its own. */
export type Clock = { readonly now: () => Date };

/** New identifiers, injected so that tests can count on them. */
export type NewId = () => string;
