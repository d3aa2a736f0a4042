/** What a person is told when a page cannot be shown. */
export type Failure = {
  readonly what: string;
  readonly meaning: string;
  readonly doNext: string;
  readonly requestId: string | null;
};

type Answer = { readonly status: number; readonly data: unknown };

const byStatus: Readonly<Record<number, Omit<Failure, "requestId">>> = {
  404: {
    what: "There is no such page",
    meaning: "The address is mistyped, or what it showed has been removed.",
    doNext: "Check the address, or start again from the start page.",
  },
  403: {
    what: "Your role does not include this",
    meaning: "The page or action is for owners of this Overprint.",
    doNext: "Ask an owner to do it, or to change your role in Settings > Users.",
  },
  409: {
    what: "Somebody else was faster",
    meaning: "What you wanted to change has changed in the meantime; nothing was overwritten.",
    doNext: "Try again to see the present state, then repeat your change.",
  },
};

const unexpected: Omit<Failure, "requestId"> = {
  what: "This page could not be shown",
  meaning: "Something failed on our side. Nothing that was saved before is lost.",
  doNext: "Try again. If it fails again, look for the reference below in the logs, or open the Setup doctor.",
};

const words = (data: unknown): Partial<Failure> =>
  typeof data === "object" && data !== null ? (data as Partial<Failure>) : {};

/**
 * Words for a failed page. A loader may throw `data({ what, meaning, doNext }, { status })` to say it better.
 *
 * @param answer - the route's own answer, or `null` for an error that nobody expected
 */
export function explainFailure(answer: Answer | null): Failure {
  const standard = (answer && byStatus[answer.status]) ?? unexpected;
  return { requestId: null, ...standard, ...(answer ? words(answer.data) : {}) };
}
