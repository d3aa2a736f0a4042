import { isFault } from "#outcome/index.ts";

/** What a thrown error of `placeOrder` says about the order at the printer. */
export type SubmitFault =
  | {
      readonly kind: "never-sent";
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean;
    }
  | { readonly kind: "answer-lost"; readonly code: string; readonly message: string };

/**
 * Only a fault that says so was certainly not carried out; anything else, known or not, may have reached the printer.
 * Of the two mistakes, asking a person too often is the cheap one.
 */
export function readSubmitFault(error: unknown): SubmitFault {
  const message = error instanceof Error ? error.message : String(error);
  if (!isFault(error)) return { kind: "answer-lost", code: "unexpected", message };
  const { code, recovery } = error;
  switch (recovery.kind) {
    case "retry":
      return { kind: "never-sent", code, message, retryable: true };
    case "fix-input":
    case "fix-setup":
      return { kind: "never-sent", code, message, retryable: false };
    case "reconcile":
    case "report":
      return { kind: "answer-lost", code, message };
    default:
      return recovery satisfies never;
  }
}
