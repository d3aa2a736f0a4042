import { readFile } from "node:fs/promises";
import { isSituation, situations } from "@overprint/simulators/fourover";
import { readConfig, StartFault } from "#server/config/config.ts";
import { simulatorAddressFile } from "#server/simulation.ts";

/** `simulate <situation> [times]`, `simulate calm`, `simulate later <hours>`: tells the simulated printer that is running. */
export async function simulate([word = "", amount]: readonly string[]): Promise<void> {
  const count = amount === undefined ? null : Number(amount);
  if (count !== null && !(Number.isFinite(count) && count > 0))
    throw new StartFault(`"${amount}" is not a number above 0.`);
  if (word === "calm") return tell("clear", {}, "The simulated printer behaves again.");
  if (word === "later")
    return tell(
      "advance",
      { hours: count ?? 24 },
      `${count ?? 24} hours have passed at the simulated printer.`,
    );
  if (!isSituation(word)) throw new StartFault(usage(word));
  const times = count === null ? {} : { times: count };
  await tell(
    "inject",
    { situation: word, ...times },
    `From now on the simulated printer ${situations[word].what}.`,
  );
}

async function tell(command: string, body: object, done: string): Promise<void> {
  const { dataDir } = readConfig(process.env);
  const url = await readFile(simulatorAddressFile(dataDir), "utf8").catch(() => null);
  const answer = url ? await post(`${url.trim()}/__control/${command}`, body) : null;
  if (!answer)
    throw new StartFault(
      "No simulated printer runs with this data folder: start Overprint with npm start, then try again.",
    );
  if (!answer.ok) throw new StartFault(`The simulated printer refused: ${await answer.text()}`);
  console.log(done);
}

const post = (url: string, body: object): Promise<Response | null> =>
  fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);

function usage(word: string): string {
  const list = Object.entries(situations).map(([name, { what }]) => `  ${name.padEnd(26)} ${what}`);
  return [
    word ? `There is no situation "${word}".` : "Say which situation: simulate <situation> [times].",
    "  calm                       ends all situations",
    "  later [hours]              lets time pass, 24 hours unless said otherwise",
    ...list,
  ].join("\n");
}
