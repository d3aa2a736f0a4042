import { Anchor, Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { fewestFeedMinutes, type StatusRun, syncOutcomes, syncOutcomeTitles } from "@overprint/core/status";
import { Link } from "react-router";
import { Moment } from "../../components/moment.tsx";
import { WorkProgress } from "../../components/progress.tsx";
import { FailedState } from "../../components/states.tsx";

const colors = {
  changed: "blue",
  "shipped-with-tracking": "green",
  "unknown-status": "orange",
  "not-found": "red",
  failed: "red",
  unchanged: "gray",
} as const;

/** How far a run is, or how it ended, grouped by outcome. */
export function RunResult({ run }: { readonly run: StatusRun }) {
  const title = run.kind === "feed" ? "Import all statuses (RSS feed)" : "Order Sync";
  const outcomes = syncOutcomes.filter((outcome) => (run.counts[outcome] ?? 0) > 0);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            <Anchor
              component={Link}
              to={`/admin/summary/runs/${run.id}`}
              c="inherit"
              fz="inherit"
              fw="inherit"
            >
              {title}
            </Anchor>
          </Title>
          <Text size="sm" c="dimmed">
            {run.scope}, by {run.startedBy}, <Moment at={run.startedAt} as="ago" />
          </Text>
        </Group>
        {run.endedAt === null ? (
          <WorkProgress label="Asking 4over" done={run.done} total={run.total} unit="jobs" />
        ) : null}
        {run.kind === "feed" && run.feedAsOf ? (
          <Text size="sm" c="dimmed">
            By the feed of <Moment at={run.feedAsOf} />. It holds every job at once, so it is read for all,
            and every {fewestFeedMinutes} minutes at most; in between, what it said last counts.
          </Text>
        ) : null}
        {run.failure ? <FailedState what={run.failure} doNext={run.doNext ?? undefined} /> : null}
        {outcomes.length > 0 ? (
          <Group gap="xs">
            {outcomes.map((outcome) => (
              <Badge key={outcome} color={colors[outcome]} variant="light" tt="none" radius="sm" size="lg">
                {run.counts[outcome]} {syncOutcomeTitles[outcome].toLowerCase()}
              </Badge>
            ))}
          </Group>
        ) : run.endedAt !== null && !run.failure ? (
          <Text size="sm" c="dimmed">
            {run.kind === "feed" ? "The feed holds none of your open jobs." : "Nothing was due."}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
