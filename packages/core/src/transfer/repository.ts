import type { Money } from "#money/index.ts";
import type { StoreOrderId, StoreOrderItemId } from "#orders/index.ts";
import type { Outcome } from "#outcome/index.ts";
import type { Mode } from "#settings/index.ts";
import type { ArtworkChoice, MappingChoice, ShippingChoice, TransferDraft } from "./draft.ts";
import type { EvidenceFound } from "./evidence.ts";
import type { JobOutcome } from "./placement.ts";
import type { TransferPlan } from "./plan-transfer.ts";
import type { TransferJobState, TransferState } from "./states.ts";

/** Who acts, and in which request. */
export type Actor = { readonly actor: string; readonly requestId: string | null };

export type FilesState = "in-order" | "to-attach" | "attached" | "refused" | "in-doubt";

/** One set that was claimed for sending, and what became of it. */
export type TransferJob = {
  readonly id: string;
  readonly attemptId: string;
  readonly reference: string;
  readonly orderId: StoreOrderId;
  readonly itemId: StoreOrderItemId;
  readonly copy: number;
  readonly set: number;
  readonly jobName: string;
  readonly state: TransferJobState;
  readonly jobId: string | null;
  /** The printer's words for a refusal, or why it is in doubt. */
  readonly reason: string | null;
  readonly filesState: FilesState;
  readonly cost: Money | null;
  readonly claimedAt: string;
  readonly claimedBy: string;
};

/** One order product's way to the printer: what was prepared, where it stands, everything that was sent for it. */
export type TransferRecord = TransferDraft & {
  readonly orderId: StoreOrderId;
  readonly state: TransferState;
  readonly version: number;
  readonly reprintOf: string | null;
  readonly reprintReason: string | null;
  readonly readySince: string | null;
  /** Oldest first. */
  readonly jobs: readonly TransferJob[];
};

export type StepValue =
  | { readonly step: "mapping"; readonly value: MappingChoice }
  | { readonly step: "artwork"; readonly value: ArtworkChoice }
  | { readonly step: "shipping"; readonly value: ShippingChoice }
  | { readonly step: "margin"; readonly value: string };

export type ClaimRefusal = {
  readonly kind: "already-claimed";
  readonly what: string;
  readonly doNext: string;
};

export type Claim = {
  readonly attemptId: string;
  readonly orderId: StoreOrderId;
  readonly attemptNumber: number;
  readonly plan: TransferPlan;
  readonly mode: Mode;
};

export type TransferRepository = {
  /** The record as it is, an untouched one when nothing was saved yet. Throws when the order product does not exist. */
  readonly load: (itemId: StoreOrderItemId, copy?: number) => Promise<TransferRecord>;
  readonly loadOrder: (orderId: StoreOrderId) => Promise<readonly TransferRecord[]>;
  /** Saves one step. Refused while something of it is claimed, in doubt or wholly placed. */
  readonly saveStep: (
    itemId: StoreOrderItemId,
    copy: number,
    step: StepValue,
    by: Actor,
  ) => Promise<Outcome<TransferRecord, { readonly kind: "cannot-be-edited"; readonly what: string }>>;
  /** The number of the next attempt at an order; only `claim` makes it taken. */
  readonly nextAttempt: (orderId: StoreOrderId) => Promise<number>;
  /**
   * Writes the intent down before anything is sent: the attempt, its jobs as claimed, the audit; all or nothing. A set
   * that is claimed, placed or in doubt cannot be claimed again, by whomever and however many at once.
   */
  readonly claim: (claim: Claim, by: Actor) => Promise<Outcome<readonly TransferJob[], ClaimRefusal>>;
  /** Records what is known after the answer, per job: states, job ids, costs, ledger. Safe to repeat. */
  readonly recordAnswer: (
    attemptId: string,
    answer: {
      readonly kind: "answered" | "answer-lost" | "never-sent";
      readonly words: string;
      readonly outcomes: readonly JobOutcome[];
    },
    by: Actor,
  ) => Promise<void>;
  readonly recordFiles: (
    jobRowId: string,
    state: FilesState,
    words: string | null,
    by: Actor,
  ) => Promise<void>;
  readonly recordCancelled: (jobId: string, words: string, by: Actor) => Promise<void>;
  /** Claims that never got an answer and are older than an ISO time become in doubt. Returns the jobs. */
  readonly doubtAbandoned: (claimedBefore: string, by: Actor) => Promise<readonly TransferJob[]>;
  readonly inDoubt: () => Promise<readonly TransferJob[]>;
  /** Jobs that a person declared not to be there: evidence may still prove the contrary. */
  readonly declaredNotThere: () => Promise<readonly TransferJob[]>;
  /** Job ids among `jobIds` that belong to a job already. */
  readonly takenJobIds: (jobIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly recordEvidence: (found: Extract<EvidenceFound, { kind: "there" }>, by: Actor) => Promise<boolean>;
  readonly recordDecision: (
    jobRowId: string,
    decision: "it-is-there" | "it-is-not-there",
    jobId: string | null,
    reason: string,
    by: Actor,
  ) => Promise<boolean>;
  /** Begins a copy of an order product with its steps filled in, linked to the job it replaces. Returns its number. */
  readonly beginReprint: (
    itemId: StoreOrderItemId,
    of: { readonly jobId: string; readonly reason: string },
    by: Actor,
  ) => Promise<number>;
  /**
   * Order products that may go by themselves by product and customer, and were never sent: least recently looked at first,
   * so that those which can never pass keep nobody from their turn. Empty lists = every product, every customer.
   */
  readonly inTurn: (
    rules: { readonly productIds: readonly string[]; readonly customers: readonly string[] },
    limit: number,
  ) => Promise<readonly { readonly itemId: StoreOrderItemId; readonly lookedAt: string | null }[]>;
  /** Notes a look for automatic transfer, ISO time. `readySince` `null` = its checks do not all pass. */
  readonly noteLook: (itemId: StoreOrderItemId, at: string, readySince: string | null) => Promise<void>;
  /** Holds it with the reason people read; `null` releases. */
  readonly setHeld: (itemId: StoreOrderItemId, reason: string | null, by: Actor) => Promise<void>;
};
