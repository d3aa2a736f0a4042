import { parseArgs } from "node:util";
import { progressOf, type SyncRun, type SyncScope, type TradeCategoryId } from "@overprint/core/catalogue";
import type { Overprint } from "#server/wiring/index.ts";
import { oneOff } from "./one-off.ts";

/** `sync catalogue`: reads what changed at the printer; `--everything` or `--category NAME` reads more. Ends with 1 when it stops early. */
export async function syncCatalogue(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      everything: { type: "boolean", default: false },
      category: { type: "string", multiple: true },
    },
  });
  await oneOff(
    async ({ overprint }) => {
      const scope = await scopeOf(overprint, values.everything, values.category ?? []);
      const started = scope && (await overprint.catalogue.startSync(scope, "command line"));
      if (!started) return;
      if (!started.ok) {
        const { problem } = started;
        fail(
          problem.kind === "no-access" ? `${problem.reason} ${problem.doNext}` : "A sync is running already.",
        );
        return;
      }
      const watching = setInterval(
        () => void overprint.catalogue.runs.find(started.value.id).then(tell),
        2_000,
      );
      const outcome = await overprint.catalogue.workOn(started.value.id);
      clearInterval(watching);
      if (outcome) conclude(outcome.run, outcome.changeSet?.state === "open");
    },
    { withSimulator: true },
  );
}

async function scopeOf(
  { catalogue }: Overprint,
  everything: boolean,
  names: readonly string[],
): Promise<SyncScope | null> {
  if (everything) return { kind: "everything" };
  if (names.length === 0) return { kind: "changes" };
  const known = await catalogue.products.categories();
  const ids = names.map((name) => known.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id);
  const unknown = names.find((_, index) => ids[index] === undefined);
  if (unknown !== undefined) {
    fail(
      `There is no category "${unknown}". Known: ${known.map(({ name }) => name).join(", ") || "none before the first sync"}.`,
    );
    return null;
  }
  return {
    kind: "selection",
    title: names.join(", "),
    categoryIds: ids as TradeCategoryId[],
    productIds: [],
  };
}

function tell(run: SyncRun | null): void {
  if (run?.state !== "running") return;
  const { percent, productsPerSecond, secondsLeft } = progressOf(run);
  const left = secondsLeft === null ? "" : `, ${secondsLeft} s left`;
  console.log(
    `${percent === null ? "" : `${percent} %, `}${run.counts.read} products, ${productsPerSecond.toFixed(1)} a second${left}`,
  );
}

function conclude(run: SyncRun, waits: boolean): void {
  const { read, added, changed, removed, failed, calls } = run.counts;
  console.log(
    `${run.state}: ${read} products read with ${calls} calls; ${added} new, ${changed} changed, ${removed} gone, ${failed} failed.`,
  );
  if (waits) console.log("The changes wait for your approval: Admin > Products > Changes.");
  if (run.trouble) fail(`${run.trouble.what} ${run.trouble.doNext}`);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
