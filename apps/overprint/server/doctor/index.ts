import { connectionCheck } from "#server/printer-connection.ts";
import { feedCheck } from "#server/status/feed-check.ts";
import type { Check } from "./check.ts";
import {
  databaseCheck,
  dataFolderCheck,
  problemsCheck,
  publicAddressCheck,
  secretKeyCheck,
} from "./installation.ts";

/** The Setup doctor's list; each subject adds its own checks. */
export const checks: readonly Check[] = [
  databaseCheck,
  dataFolderCheck,
  secretKeyCheck,
  connectionCheck,
  feedCheck,
  publicAddressCheck,
  problemsCheck,
];
