import type { DashboardRepository } from "@overprint/core/dashboard";
import { dashboardRepository } from "@overprint/database";
import type { Foundation } from "./index.ts";
import { printerCallsPerMinute } from "./printer.ts";

export type PrinterCalls = {
  readonly all: number;
  readonly failed: number;
  readonly lastMinute: number;
  /** The budget. */
  readonly perMinute: number;
};

export type DashboardWiring = {
  readonly dashboard: DashboardRepository & {
    /** Calls to the printer since this process started: all, and those without a good answer. */
    readonly printerCalls: () => Promise<PrinterCalls>;
  };
};

export function dashboardWiring({ db, metrics }: Foundation): DashboardWiring {
  return {
    dashboard: {
      ...dashboardRepository(db),
      printerCalls: async () => {
        const { values } = await metrics.printerCalls.get();
        const counts = values.filter(({ metricName }) => metricName?.endsWith("_count"));
        const sum = (list: typeof counts) => list.reduce((total, { value }) => total + value, 0);
        return {
          all: sum(counts),
          lastMinute: metrics.printerPace.lastMinute(),
          perMinute: printerCallsPerMinute,
          failed: sum(counts.filter(({ labels }) => !/^2/.test(String(labels.outcome)))),
        };
      },
    },
  };
}
