import { type RouteConfigEntry, route } from "@react-router/dev/routes";

export const pages: RouteConfigEntry[] = [
  route("summary", "admin/status/summary.tsx"),
  route("summary/csv", "admin/status/summary-csv.ts"),
  route("summary/jobs", "admin/status/jobs-action.ts"),
  route("summary/runs/:run", "admin/status/run.tsx"),
  route("summary/:job", "admin/status/job.tsx"),
];

export const settingsPages: RouteConfigEntry[] = [
  route("feed", "admin/status/settings-feed.tsx"),
  route("statuses", "admin/status/settings-statuses.tsx"),
  route("schedules", "admin/status/settings-schedules.tsx"),
  route("webhooks", "admin/status/settings-webhooks.tsx"),
  route("api-keys", "admin/status/settings-api-keys.tsx"),
];
