import type { DashboardRepository } from "@overprint/core/dashboard";
import { dashboardRepository } from "@overprint/database";
import type { Foundation } from "./index.ts";

export type DashboardWiring = {
  readonly dashboard: DashboardRepository & {
    /** Calls to the printer since this process started: all, and those without a good answer. */
    readonly printerCalls: () => Promise<{ readonly all: number; readonly failed: number }>;
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
          failed: sum(counts.filter(({ labels }) => !/^2/.test(String(labels.outcome)))),
        };
      },
    },
  };
}
