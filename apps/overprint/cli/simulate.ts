import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  isSituation,
  type SituationOptions,
  sendCommand,
  sendSituation,
  situations,
} from "@overprint/simulators/fourover";
import { readConfig, StartFault } from "#server/config/config.ts";
import { simulatorAddressFile } from "#server/simulation.ts";

/** `simulate <situation> [times] [--rate 0.3 --seed 7 ...]`, `simulate calm`, `simulate later <hours>`: tells the simulated printer that is running. */
export async function simulate(words: readonly string[]): Promise<void> {
  const { dataDir } = readConfig(process.env);
  const url = await readFile(simulatorAddressFile(dataDir), "utf8").catch(() => null);
  console.log(await tellPrinter(url?.trim() ?? null, words));
}

/** Tells the simulated printer at `url` (`null`: none has run here) and returns what it does from now on, as a sentence. */
export async function tellPrinter(url: string | null, words: readonly string[]): Promise<string> {
  const { word, amount, options } = readWords(words);
  if (word !== "calm" && word !== "later" && !isSituation(word)) throw new StartFault(usage(word));
  if (url === null) throw new StartFault(notRunning);
  try {
    if (word === "calm") {
      await sendCommand(url, "clear", {});
      return "The simulated printer behaves again.";
    }
    if (word === "later") {
      await sendCommand(url, "advance", { hours: amount ?? 24 });
      return `${amount ?? 24} hours have passed at the simulated printer.`;
    }
    return await sendSituation(url, word, { ...options, ...(amount === null ? {} : { times: amount }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartFault(/^No 4over simulator/.test(message) ? notRunning : message);
  }
}

const notRunning =
  "No simulated printer runs with this data folder: start Overprint with npm start, then try again.";

const flags = {
  rate: { type: "string" },
  seed: { type: "string" },
  delay: { type: "string" },
  code: { type: "string" },
  route: { type: "string" },
} as const;

function readWords(words: readonly string[]) {
  const { positionals, values } = parsed(words);
  const [word = "", amount] = positionals;
  const rate = number("--rate", values.rate);
  if (rate !== null && rate > 1) throw new StartFault("--rate is a share of the calls, from 0 to 1.");
  const seed = number("--seed", values.seed);
  const delayMs = number("--delay", values.delay);
  const options: SituationOptions = {
    ...(rate === null ? {} : { rate }),
    ...(seed === null ? {} : { seed }),
    ...(delayMs === null ? {} : { delayMs }),
    ...(values.code === undefined ? {} : { code: values.code }),
    ...(values.route === undefined ? {} : { route: values.route }),
  };
  return { word, amount: number("the number of times or hours", amount), options };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: flags });
  } catch (error) {
    throw new StartFault(`${error instanceof Error ? error.message : String(error)}\n${usage("")}`);
  }
}

function number(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new StartFault(`"${text}" is not a number above 0 (${name}).`);
}

function usage(word: string): string {
  const list = Object.entries(situations).map(([name, { what }]) => `  ${name.padEnd(26)} ${what}`);
  return [
    word
      ? `There is no situation "${word}".`
      : "Say which situation: simulate <situation> [times] [--rate 0.3] [--seed 7] [--delay ms] [--code 103] [--route text].",
    "  calm                       ends all situations",
    "  later [hours]              lets time pass, 24 hours unless said otherwise",
    ...list,
  ].join("\n");
}
