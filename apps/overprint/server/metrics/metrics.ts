import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { createPace } from "./pace.ts";

export type Metrics = ReturnType<typeof createMetrics>;

/** What the process counts, for Prometheus. Labels hold routes and kinds, never ids of orders or people. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    http: new Histogram({
      name: "overprint_http_request_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "area", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    tasks: new Histogram({
      name: "overprint_task_seconds",
      help: "Time that a run of a task took",
      labelNames: ["task", "outcome"],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900],
      registers,
    }),
    printerCalls: new Histogram({
      name: "overprint_printer_call_seconds",
      help: "Time that a call to the printer took",
      labelNames: ["route", "outcome"],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    /** Calls to the printer in the last minute, against its budget. */
    printerPace: createPace(),
    openProblems: new Gauge({
      name: "overprint_open_problems",
      help: "Problems that wait for a person",
      labelNames: ["severity"],
      registers,
    }),
    signIns: new Counter({
      name: "overprint_sign_ins_total",
      help: "Attempts to sign in to the admin",
      labelNames: ["outcome"],
      registers,
    }),
  };
}
