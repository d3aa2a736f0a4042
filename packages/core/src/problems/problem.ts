import type { Branded } from "#outcome/index.ts";

export type ProblemId = Branded<"ProblemId">;
export type ProblemSeverity = "stops-an-order" | "needs-a-decision" | "worth-knowing";

/**
 * Something an operator must decide or repair. `key` makes it one: the same key opens it once, however often it is
 * seen, and counts the occurrences; one cause over many orders is one problem with several subjects.
 */
export type Problem = {
  readonly id: ProblemId;
  readonly key: string;
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly subjects: readonly {
    readonly kind: "order" | "item" | "job" | "product" | "sync" | "store" | "settings";
    readonly id: string;
    readonly label: string;
  }[];
  readonly what: string;
  readonly meaning: string;
  readonly doNext: string;
  readonly link: string | null;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly seenTimes: number;
  readonly clearedAt: string | null;
};

export type OpenProblem = Omit<Problem, "id" | "openedAt" | "lastSeenAt" | "seenTimes" | "clearedAt">;

/** The needs-attention queue. `open` with a known key adds the subjects and the sighting to the open problem. */
export type Problems = {
  readonly open: (problem: OpenProblem) => Promise<ProblemId>;
  readonly clear: (key: string, by: string) => Promise<void>;
  /** Takes one subject out; the problem clears with its last subject. */
  readonly clearSubject: (key: string, subjectId: string, by: string) => Promise<void>;
  readonly listOpen: () => Promise<readonly Problem[]>;
};
