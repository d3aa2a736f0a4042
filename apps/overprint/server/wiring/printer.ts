import { fourOverFeed, fourOverPrinter } from "@overprint/connectors/fourover";
import { type Outcome, ok, refused } from "@overprint/core/outcome";
import type { TradePrinter } from "@overprint/core/printer";
import { levelSetting, type Mode, modeSetting } from "@overprint/core/settings";
import type { StatusFeed } from "@overprint/core/status";
import { FourOver } from "@overprint/fourover";
import { simulatedPrinterSetting } from "#server/simulation.ts";
import type { Foundation } from "./index.ts";
import type { AccessRefusal, PrinterAccess } from "./printer-access.ts";

export type PrinterWiring = {
  /** The printer of the present mode. Refused on Basic and without keys, with what is missing. One client an account. */
  readonly printer: () => Promise<Outcome<TradePrinter, AccessRefusal>>;
  /** The RSS feed of the present mode, and a mark of its address that is no secret. Needs no key. */
  readonly feed: () => Promise<
    Outcome<{ readonly feed: StatusFeed; readonly fingerprint: string }, AccessRefusal>
  >;
};

/** Name of the secret that holds the address of the account's RSS feed. */
export const feedUrlName = (mode: Mode): string => `printer.${mode}.feed-url`;

/** The API budget: 4over publishes no limit, so this process keeps one of its own. More calls wait for their turn. */
export const printerCallsPerMinute = 600;

export function printerWiring(foundation: Foundation): PrinterWiring {
  const clients = new Map<string, TradePrinter>();
  return {
    printer: async () => {
      if ((await foundation.settings.get(levelSetting)) === "basic") return refused(onBasic);
      const access = await foundation.printerAccess();
      if (!access.ok) return access;
      const key = `${access.value.baseUrl} ${access.value.apiKey} ${access.value.privateKey}`;
      const known = clients.get(key) ?? fourOverPrinter(clientOf(access.value, foundation));
      clients.clear();
      clients.set(key, known);
      return ok(known);
    },
    feed: async () => {
      const url = await feedUrl(foundation);
      if (url === null) return refused(noFeed);
      return ok({ feed: fourOverFeed(url, foundation.clock), fingerprint: await fingerprintOf(url) });
    },
  };
}

function clientOf({ baseUrl, apiKey, privateKey }: PrinterAccess, { metrics }: Foundation): FourOver {
  return new FourOver({
    baseUrl,
    apiKey,
    privateKey,
    requestsPerMinute: printerCallsPerMinute,
    onCall: ({ method, path, status, durationMs }) => {
      metrics.printerPace.note();
      metrics.printerCalls.observe(
        { route: `${method} ${routeOf(path)}`, outcome: status === null ? "no-answer" : String(status) },
        durationMs / 1_000,
      );
    },
  });
}

/** A path without its identifiers, so that metrics stay small. */
const routeOf = (path: string): string =>
  path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ":id").replaceAll(/[A-Z]\d{8,12}-\d{3}/g, ":job");

/** The address of the feed; in Simulation the simulator's own, unless another address of it was entered. */
export async function feedUrl({ settings, secrets }: Pick<Foundation, "settings" | "secrets">) {
  const mode = await settings.get(modeSetting);
  const entered = await secrets.get(feedUrlName(mode));
  if (entered !== null || mode !== "simulation") return entered;
  return (await settings.get(simulatedPrinterSetting))?.feedUrl ?? null;
}

async function fingerprintOf(url: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(url));
  return Buffer.from(digest).toString("hex").slice(0, 16);
}

const onBasic: AccessRefusal = {
  kind: "no-access",
  reason: "This 4over account is set to Basic, which uses the RSS feed and no API.",
  doNext: "Switch the level to Pro in Settings > General and enter the API keys to use this.",
};
const noFeed: AccessRefusal = {
  kind: "no-access",
  reason: "No RSS feed has been entered.",
  doNext: "Copy its address at 4over under Resources > RSS Feed and paste it in Settings > RSS feed.",
};
