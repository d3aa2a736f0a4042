import { randomUUID } from "node:crypto";
import type { Clock, NewId } from "@overprint/core/outcome";
import type { Problems } from "@overprint/core/problems";
import { type Mode, modeSetting, type Secrets, type Settings } from "@overprint/core/settings";
import {
  type Audit,
  auditRepository,
  type Database,
  peopleRepository,
  problemsRepository,
  secretsRepository,
  settingsRepository,
} from "@overprint/database";
import { type Auth, createAuth } from "#server/auth/auth.ts";
import { createBetterAuth } from "#server/auth/better-auth.ts";
import type { Config } from "#server/config/config.ts";
import type { Log } from "#server/logs/log.ts";
import type { Metrics } from "#server/metrics/metrics.ts";
import { inCustomersWords } from "#server/storefront/inspect-upload.ts";
import type { Tasks } from "#server/tasks/queue.ts";
import { wireBuiltInStore } from "./built-in-store.ts";
import { type CatalogueWiring, catalogueWiring } from "./catalogue.ts";
import { type DashboardWiring, dashboardWiring } from "./dashboard.ts";
import { type OnPrintShopWiring, onPrintShopWiring } from "./onprintshop.ts";
import { type PrinterWiring, printerWiring } from "./printer.ts";
import { printerAccess, type ReadPrinterAccess } from "./printer-access.ts";
import { type ProductsWiring, productsWiring } from "./products.ts";
import { type StatusWiring, statusWiring } from "./status.ts";
import { type StorefrontWiring, storefrontWiring } from "./storefront.ts";
import { always, type StoresWiring, storesWiring } from "./stores.ts";
import { artworkInspection, type TransferWiring, transferWiring } from "./transfer.ts";

/** What every subject builds on. */
export type Foundation = {
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly database: Database;
  readonly db: Database["db"];
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly problems: Problems;
  readonly audit: Audit;
  readonly tasks: Tasks;
  readonly auth: Auth;
  readonly mode: () => Promise<Mode>;
  readonly printerAccess: ReadPrinterAccess;
};

/**
 * The one object that screens, API and tasks are given. A subject adds a file beside this one with its own part
 * (`catalogueWiring(foundation)`), its type here, and its line in `wireOverprint`.
 */
export type Overprint = Foundation &
  DashboardWiring &
  PrinterWiring &
  ProductsWiring &
  CatalogueWiring &
  StatusWiring &
  StoresWiring &
  StorefrontWiring &
  OnPrintShopWiring &
  TransferWiring;

export type Given = Pick<Foundation, "config" | "log" | "metrics" | "database" | "tasks"> & {
  /** 32 bytes that encrypt what is secret. */
  readonly secretKey: Uint8Array;
  readonly clock?: Clock;
  readonly newId?: NewId;
};

/** Constructs everything. Opens nothing and starts nothing: that is the command's part. */
export function wireOverprint({ secretKey, ...given }: Given): Overprint {
  const clock = given.clock ?? { now: () => new Date() };
  const newId = given.newId ?? (() => randomUUID());
  const { db } = given.database;
  const audit = auditRepository(db, clock);
  const settings = settingsRepository({ db, clock, audit });
  const secrets = secretsRepository({ db, clock, audit, key: secretKey });
  const foundation: Foundation = {
    ...given,
    clock,
    newId,
    db,
    audit,
    settings,
    secrets,
    problems: problemsRepository({ db, clock, newId }),
    auth: createAuth({
      betterAuth: createBetterAuth(db, { secretKey, publicUrl: given.config.publicUrl }),
      db,
      people: peopleRepository(db, clock),
      secrets,
      audit,
      clock,
      metrics: given.metrics,
    }),
    mode: () => settings.get(modeSetting),
    printerAccess: printerAccess(settings, secrets),
  };
  const printer = printerWiring(foundation);
  const products = productsWiring(foundation);
  const storefront = storefrontWiring(foundation, {
    soldSynced: products.sold,
    fetchQuote: async (combination, shipTo, sets, signal) => {
      const present = await printer.printer();
      return present.ok
        ? present.value.fetchShippingQuote(combination, shipTo, sets, false, { signal })
        : present;
    },
    inspect: inCustomersWords(artworkInspection(settings)),
  });
  const onPrintShop = onPrintShopWiring(foundation, products.publishable);
  return {
    ...foundation,
    ...dashboardWiring(foundation),
    ...statusWiring(foundation),
    ...printer,
    ...catalogueWiring(foundation, printer),
    ...products,
    ...onPrintShop,
    ...storesWiring(foundation, {
      "built-in": always(wireBuiltInStore(foundation, storefront, products)),
      onprintshop: onPrintShop.onPrintShop.open,
    }),
    ...storefront,
    ...transferWiring(foundation, printer, storefront.orders, secretKey),
  };
}
