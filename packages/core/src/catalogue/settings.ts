import { z } from "zod";
import { defineSetting } from "#settings/index.ts";
import { approvalRules, defaultApprovalRules } from "./judge.ts";

/** When a change set is approved without a person. */
export const approvalRulesSetting = defineSetting("catalogue.approval", approvalRules, defaultApprovalRules);

const cron = z
  .string()
  .max(100)
  .regex(/^\S+( \S+){4}$/, "five fields, such as 0 5 * * *")
  .nullable();

/** When syncs run by themselves, as cron expressions in the shop's time zone; `null` = only by hand. */
export const syncScheduleSetting = defineSetting(
  "catalogue.schedule",
  z.object({ changes: cron, everything: cron }),
  { changes: "15 5 * * *", everything: "30 3 * * 0" },
);
