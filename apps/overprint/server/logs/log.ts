import { redactedText, redactedValue } from "@overprint/core/redaction";
import { type Logger, pino } from "pino";

export type Log = Logger;

/** Structured logs, one JSON object a line. Everything that is logged goes through `redact.ts` first. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => redactedValue(entry) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg) => (typeof arg === "string" ? redactedText(arg) : arg)) as typeof args,
          );
        },
      },
    },
    destination ?? pino.destination({ dest: 2, sync: false }),
  );
}
