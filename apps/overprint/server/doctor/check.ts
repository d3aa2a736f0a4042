import type { Overprint } from "#server/wiring/index.ts";

/** What a check found: good, or its cause and its fix. */
export type Finding =
  | { readonly state: "good"; readonly what: string }
  | {
      readonly state: "warning" | "bad";
      readonly what: string;
      readonly cause: string;
      readonly fix: string;
    };

/** One question about this installation. It changes nothing and answers within seconds. */
export type Check = {
  readonly name: string;
  /** What is checked: "Database". */
  readonly title: string;
  readonly run: (overprint: Overprint) => Promise<Finding>;
};

export type CheckResult = { readonly name: string; readonly title: string } & Finding;

const limitMs = 10_000;

/** Runs all checks side by side; one that fails or takes too long is a bad finding, not a failed doctor. */
export async function examine(
  overprint: Overprint,
  checks: readonly Check[],
): Promise<readonly CheckResult[]> {
  return Promise.all(
    checks.map(async ({ name, title, run }) => ({ name, title, ...(await answered(run(overprint))) })),
  );
}

async function answered(finding: Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          state: "bad",
          what: "This check got no answer",
          cause: `Nothing came back within ${limitMs / 1_000} seconds.`,
          fix: "See whether the network or the other side is slow, then run the checks again.",
        }),
      limitMs,
    );
  });
  try {
    return await Promise.race([finding, late]);
  } catch (error) {
    return {
      state: "bad",
      what: "This check failed",
      cause: error instanceof Error ? error.message : "Something unexpected was thrown.",
      fix: "Look at the logs; if the cause is not clear, report it with this text.",
    };
  } finally {
    clearTimeout(timer);
  }
}
