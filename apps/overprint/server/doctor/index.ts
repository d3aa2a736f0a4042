import type { Check } from "./check.ts";
import {
  databaseCheck,
  dataFolderCheck,
  printerCheck,
  problemsCheck,
  secretKeyCheck,
} from "./installation.ts";

/** The Setup doctor's list; each subject adds its own checks. */
export const checks: readonly Check[] = [
  databaseCheck,
  dataFolderCheck,
  secretKeyCheck,
  printerCheck,
  problemsCheck,
];
