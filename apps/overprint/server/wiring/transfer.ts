import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type ArtworkFile, defaultTarget, judgeArtwork } from "@overprint/core/artwork";
import type { OrderRepository } from "@overprint/core/orders";
import { type Outcome, ok } from "@overprint/core/outcome";
import { bleedInches, type PrintDefaults, printDefaultsSetting } from "@overprint/core/products";
import {
  filesSetting,
  marginSetting,
  type TransferPorts,
  type TransferRepository,
} from "@overprint/core/transfer";
import {
  countTransfers,
  listTransfers,
  type MappingMemory,
  mappingMemory,
  type TransferChoices,
  transferChoices,
  transferRepository,
} from "@overprint/database";
import { readArtwork } from "#server/artwork/read-artwork.ts";
import { signedAddress } from "#server/artwork/signed-address.ts";
import type { Inspect } from "#server/storefront/uploads.ts";
import type { Foundation } from "./index.ts";
import type { PrinterWiring } from "./printer.ts";
import type { AccessRefusal } from "./printer-access.ts";

export type Transfer = {
  readonly records: TransferRepository;
  readonly memory: MappingMemory;
  /** The list of 4over Orders Transfer, a page at a time. */
  readonly board: {
    readonly list: (query: Parameters<typeof listTransfers>[1]) => ReturnType<typeof listTransfers>;
    readonly counts: () => ReturnType<typeof countTransfers>;
  };
  /** What automatic transfer can be narrowed to. */
  readonly choices: TransferChoices;
  /** Everything a transfer needs; refused without access to the printer. */
  readonly ports: () => Promise<Outcome<TransferPorts, AccessRefusal>>;
  /** Settles doubts; needs no printer. */
  readonly resolving: Pick<TransferPorts, "transfers" | "problems" | "clock">;
  readonly addressKey: Uint8Array;
  /** Where this server can be reached, once it listens. `OVERPRINT_PUBLIC_URL` wins. */
  readonly servedAt: (origin: string) => void;
};
export type TransferWiring = { readonly transfer: Transfer };

/** Our preflight: reads the file and judges it for the finished size, with the bleed of Settings > Markup. */
export const artworkInspection =
  (settings: Pick<Foundation["settings"], "get">): Inspect =>
  async ({ bytes }, trim) => {
    const reading = await readArtwork(bytes);
    const { kind } = reading;
    const facts =
      kind === "pdf"
        ? { ...reading, fonts: reading.fonts.slice(0, 50), images: reading.images.slice(0, 50) }
        : reading;
    const bleedIn = bleedInches(await settings.get(printDefaultsSetting));
    const findings = judgeArtwork(reading, { ...defaultTarget, trim, bleedIn });
    return { findings, facts: { kind, reading: facts } };
  };

const printTerms = (defaults: PrintDefaults) => ({
  bleedIn: bleedInches(defaults),
  printerName: defaults.defaultPrinter,
});

export function transferWiring(
  foundation: Foundation,
  { printer }: PrinterWiring,
  orders: OrderRepository,
  secretKey: Uint8Array,
): TransferWiring {
  const { db, clock, newId, audit, problems, settings, config, mode } = foundation;
  const records = transferRepository({ db, clock, newId, audit });
  const addressKey = createHmac("sha256", secretKey).update("artwork addresses").digest();
  let origin = `http://127.0.0.1:${config.port}`;
  const addressOf = (file: ArtworkFile) =>
    signedAddress(config.publicUrl ?? origin, file, addressKey, clock.now());
  return {
    transfer: {
      records,
      memory: mappingMemory(db),
      board: { list: (query) => listTransfers(db, query), counts: () => countTransfers(db) },
      choices: transferChoices(db),
      addressKey,
      servedAt: (address) => {
        origin = address;
      },
      resolving: { transfers: records, problems, clock },
      ports: async () => {
        const access = await printer();
        if (!access.ok) return access;
        return ok({
          orders,
          transfers: records,
          printer: access.value,
          problems,
          conditions: async () => ({
            mode: await mode(),
            limits: await settings.get(marginSetting),
            attachAfterwards: (await settings.get(filesSetting)) === "attach",
            ...printTerms(await settings.get(printDefaultsSetting)),
          }),
          addressOf,
          clock,
          newId,
          wait: (ms) => wait(ms),
        });
      },
    },
  };
}
