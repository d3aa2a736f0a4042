import type { ArtworkFile } from "#artwork/index.ts";
import type { OrderRepository } from "#orders/index.ts";
import type { Clock, NewId } from "#outcome/index.ts";
import type { TradePrinter } from "#printer/index.ts";
import type { Problems } from "#problems/index.ts";
import type { Mode } from "#settings/index.ts";
import type { MarginLimits } from "./margin-guard.ts";
import type { TransferRepository } from "./repository.ts";

export type TransferConditions = {
  readonly mode: Mode;
  readonly limits: MarginLimits;
  readonly attachAfterwards: boolean;
  /** On every side of the artwork, in inches; the printer checks by it too. */
  readonly bleedIn: number;
  /** The printer that stores assign 4over's order products to. */
  readonly printerName: string;
};

/** What the use cases of the transfer act on. */
export type TransferPorts = {
  readonly orders: Pick<OrderRepository, "find" | "findByItem">;
  readonly transfers: TransferRepository;
  readonly printer: TradePrinter;
  readonly problems: Pick<Problems, "open" | "clearSubject" | "listOpen">;
  readonly conditions: () => Promise<TransferConditions>;
  /** A signed, expiring address under which the printer may fetch a file. */
  readonly addressOf: (file: ArtworkFile) => string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly wait: (ms: number) => Promise<void>;
};
