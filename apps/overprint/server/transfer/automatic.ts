import { printDefaultsSetting } from "@overprint/core/products";
import {
  type AutomaticRules,
  automaticSetting,
  checkTransfer,
  decideAutomatic,
  isReady,
  marginSetting,
  requote,
  sendTransfer,
  type TransferPorts,
  type TransferRepository,
  type TransferTerms,
  withoutToken,
} from "@overprint/core/transfer";
import type { Overprint } from "#server/wiring/index.ts";
import { prepareByItself } from "./prepare.ts";
import { standingOf } from "./steps.ts";

const by = { actor: "automatic transfer", requestId: null };

/** Steps that could not be filled in are tried again after this long: each try asks the printer several things. */
const prepareAgainMs = 60 * 60_000;

type Round = {
  readonly overprint: Overprint;
  readonly ports: TransferPorts;
  readonly rules: AutomaticRules;
  readonly terms: TransferTerms;
  readonly now: Date;
};
type Turn = Awaited<ReturnType<TransferRepository["inTurn"]>>[number];

/**
 * One round: order products whose turn it is are prepared and checked, their window noted, and sent when they have passed
 * it. Returns how many were sent. Each look is noted before it begins, so that one which fails goes to the end of the line.
 *
 * @param atOnce - how many are looked at in a round; the others have their turn in the next ones
 */
export async function transferByItself(
  overprint: Overprint,
  signal: AbortSignal,
  atOnce = 200,
): Promise<number> {
  const { settings, transfer, clock, log } = overprint;
  const ports = await transfer.ports();
  if (!ports.ok) return 0;
  const rules = await settings.get(automaticSetting);
  const turns = await transfer.records.inTurn(rules, atOnce);
  if (turns.length === 0) return 0;
  const now = clock.now();
  const round: Round = {
    overprint,
    ports: ports.value,
    rules,
    terms: await termsOf(overprint, ports.value, now),
    now,
  };
  let sent = 0;
  for (const turn of turns) {
    if (signal.aborted) break;
    try {
      sent += await look(round, turn);
    } catch (error) {
      await putLast(round, turn);
      log.warn(
        { err: error, itemId: turn.itemId },
        "automatic transfer: this one was left for a later round",
      );
    }
  }
  return sent;
}

/** What failed half-way, its steps saved or not, waits like one that was looked at. */
async function putLast({ overprint: { transfer }, now }: Round, { itemId }: Turn): Promise<void> {
  const { readySince } = await transfer.records.load(itemId);
  await transfer.records.noteLook(itemId, now.toISOString(), readySince);
}

async function termsOf(
  { settings, mode }: Overprint,
  { printer }: TransferPorts,
  now: Date,
): Promise<TransferTerms> {
  const { defaultPrinter: printerName } = await settings.get(printDefaultsSetting);
  return {
    mode: await mode(),
    limits: await settings.get(marginSetting),
    profiles: (await printer.fetchPaymentProfiles()).map(withoutToken),
    printerName,
    today: now.toISOString().slice(0, 10),
  };
}

/** The number of order products that were sent: none or one. */
async function look({ overprint, ports, rules, terms, now }: Round, turn: Turn): Promise<number> {
  const { records } = overprint.transfer;
  const { itemId } = turn;
  const { readySince } = await records.load(itemId);
  const note = (since: string | null) => records.noteLook(itemId, now.toISOString(), since);
  await note(readySince);
  const isDue = turn.lookedAt === null || now.getTime() - Date.parse(turn.lookedAt) >= prepareAgainMs;
  if (isDue && readySince === null) await prepareByItself(overprint, itemId, by);
  const standing = await standingOf(overprint, itemId, 0);
  if (!standing) return 0;
  const { order, item, record } = standing;
  // The printer is asked for today's price only when nothing else stands in the way.
  const cheap = checkTransfer(order, item, record, null, terms);
  const quoted = isReady(cheap) ? await requote(ports.printer, record, item.sets) : null;
  const decision = decideAutomatic(
    {
      state: record.state,
      productId: item.storeProductId,
      customerEmail: order.customer.email,
      checks: quoted ? checkTransfer(order, item, record, quoted, terms) : cheap,
      readySince,
      wasAttempted: record.jobs.length > 0,
    },
    rules,
    now,
  );
  await note(decision.kind === "not-automatic" ? null : (readySince ?? now.toISOString()));
  if (decision.kind !== "go") return 0;
  const result = await sendTransfer(ports, [{ itemId, copy: 0 }], by);
  return result.ok ? 1 : 0;
}
