import type { PreflightFinding } from "@overprint/core/artwork";
import type { Inspect } from "./uploads.ts";

/** An inspection as a customer reads it: the same findings as the operator's, without the printer's name. */
export const inCustomersWords =
  (inspect: Inspect): Inspect =>
  async (file, trimIn) => {
    const { findings, facts } = await inspect(file, trimIn);
    return { findings: findings.map(plain), facts };
  };

const plain = (finding: PreflightFinding): PreflightFinding => ({
  ...finding,
  what: withoutPrinter(finding.what),
  doNext: withoutPrinter(finding.doNext),
});

const withoutPrinter = (text: string): string => text.replaceAll(/\b4over\b/gi, "the press");
