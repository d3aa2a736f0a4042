/** Where one order product stands on its way to the printer. */
export const transferStates = [
  "to-transfer",
  "held",
  "excluded",
  "claimed",
  "placed",
  "partly-placed",
  "refused",
  "in-doubt",
  "cancelled",
] as const;
export type TransferState = (typeof transferStates)[number];

/** Where one job of an attempt stands. A job row begins when it is claimed, before anything is sent. */
export const transferJobStates = [
  "claimed",
  "placed",
  "refused",
  "in-doubt",
  "not-sent",
  "not-there",
  "cancelled",
] as const;
export type TransferJobState = (typeof transferJobStates)[number];

/** What can happen to a job, in trade words. */
export const jobEvents = [
  "accepted-by-printer",
  "refused-by-printer",
  "never-sent",
  "answer-lost",
  "seen-at-printer",
  "said-to-be-there",
  "said-not-to-be-there",
  "cancelled-at-printer",
] as const;
export type JobEvent = (typeof jobEvents)[number];

/** Every allowed move of a job. What is not here cannot happen. */
export const jobMoves: Readonly<
  Record<TransferJobState, Readonly<Partial<Record<JobEvent, TransferJobState>>>>
> = {
  claimed: {
    "accepted-by-printer": "placed",
    "refused-by-printer": "refused",
    "never-sent": "not-sent",
    "answer-lost": "in-doubt",
    "seen-at-printer": "placed",
  },
  "in-doubt": {
    "accepted-by-printer": "placed",
    "refused-by-printer": "refused",
    "seen-at-printer": "placed",
    "said-to-be-there": "placed",
    "said-not-to-be-there": "not-there",
  },
  placed: { "cancelled-at-printer": "cancelled" },
  // Nobody may have looked closely enough: a job that shows up after all is placed, and the double is reported.
  "not-there": { "seen-at-printer": "placed" },
  refused: {},
  "not-sent": {},
  cancelled: {},
};

/** The state after an event, or `null` when a job in this state cannot meet it. */
export const moveJob = (state: TransferJobState, event: JobEvent): TransferJobState | null =>
  jobMoves[state][event] ?? null;

/** States in which an order product's set is taken: nobody else may send it. The database holds this by an index. */
export const liveJobStates = ["claimed", "placed", "in-doubt"] as const satisfies readonly TransferJobState[];

export type TransferAction =
  | "edit"
  | "transfer"
  | "hold"
  | "release"
  | "exclude"
  | "include"
  | "resolve"
  | "cancel-jobs"
  | "reprint";

/** What a person may do with an order product in each state. */
export const transferActions: Readonly<Record<TransferState, readonly TransferAction[]>> = {
  "to-transfer": ["edit", "transfer", "hold", "exclude"],
  held: ["edit", "transfer", "release", "exclude"],
  excluded: ["include"],
  claimed: [],
  placed: ["cancel-jobs", "reprint"],
  "partly-placed": ["edit", "transfer", "cancel-jobs", "reprint"],
  refused: ["edit", "transfer", "hold", "exclude"],
  "in-doubt": ["resolve"],
  cancelled: ["reprint", "exclude"],
};

export const allows = (state: TransferState, action: TransferAction): boolean =>
  transferActions[state].includes(action);

/** One set of an order product and the state of the newest job row for it. */
export type SetStanding = { readonly set: number; readonly state: TransferJobState };

/**
 * The state of an order product from its sets, the newest row of each. Doubt wins over everything, because it must not
 * be sent; then a claim; then what was placed.
 *
 * @param waiting - the state while nothing is at the printer: what a person or a check decided
 */
export function transferState(
  sets: readonly SetStanding[],
  waiting: "to-transfer" | "held" | "excluded",
): TransferState {
  const has = (state: TransferJobState) => sets.some((set) => set.state === state);
  const all = (state: TransferJobState) => sets.length > 0 && sets.every((set) => set.state === state);
  if (has("in-doubt")) return "in-doubt";
  if (has("claimed")) return "claimed";
  if (all("placed")) return "placed";
  if (all("cancelled")) return "cancelled";
  if (has("placed")) return sets.some((set) => isOpenSet(set.state)) ? "partly-placed" : "placed";
  if (has("refused")) return waiting === "excluded" ? "excluded" : "refused";
  return waiting;
}

const isOpenSet = (state: TransferJobState) =>
  state === "refused" || state === "not-sent" || state === "not-there";
