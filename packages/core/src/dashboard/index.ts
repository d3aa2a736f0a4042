import type { Money } from "#money/index.ts";

/** What the owner looks at first, after what needs attention. */
export type DashboardNumbers = {
  /** When the last catalogue sync ended well; ISO. */
  readonly lastSyncAt: string | null;
  /** How long ago the oldest price on sale was read at the printer; ISO. */
  readonly oldestPriceAt: string | null;
  readonly itemsToTransfer: number;
  readonly activeJobs: number;
  readonly lateJobs: number;
  readonly jobsInDoubt: number;
  /** Price minus known cost of this month's order products that the printer has taken; one amount a currency. */
  readonly marginThisMonth: readonly Money[];
};

/** One day in the shop's time zone: `2026-03-02`. */
export type DashboardDay = {
  readonly day: string;
  readonly orders: number;
  readonly soldMinor: number;
  /** Of order products whose cost is known. */
  readonly marginMinor: number;
};

/** Shipped jobs of one week, by when they were sent to the printer. `week` is its Monday. */
export type ProductionWeek = { readonly week: string; readonly jobs: number; readonly averageDays: number };

export type DashboardRepository = {
  readonly numbers: (now: Date, timeZone: string) => Promise<DashboardNumbers>;
  /** Every day of the span, also those without an order, oldest first. */
  readonly days: (now: Date, timeZone: string, count: number) => Promise<readonly DashboardDay[]>;
  readonly productionWeeks: (
    now: Date,
    timeZone: string,
    count: number,
  ) => Promise<readonly ProductionWeek[]>;
};
