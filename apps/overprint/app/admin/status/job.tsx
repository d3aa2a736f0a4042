import { Anchor, Button, Grid, Group, Paper, Stack, Table, Text, Timeline, Title } from "@mantine/core";
import { dwellOf, type JobId, latenessOf, type RecordedObservation } from "@overprint/core/status";
import type { ReactNode } from "react";
import { data, Link } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { Absent, Amount } from "../../components/amount.tsx";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/job";
import { concernWords, sourceTitles, toneOf } from "./bucket-look.ts";
import { Parcels } from "./parcels.tsx";
import { SyncButton } from "./sync-button.tsx";

export const meta: Route.MetaFunction = ({ params }) => [{ title: `Job ${params.job} - Overprint` }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { clock, status } = context.get(overprintContext);
  const { jobs } = status;
  const { lines } = await jobs.list({
    state: "all",
    bucket: null,
    source: null,
    concern: null,
    search: params.job,
    sort: "job",
    descending: false,
    offset: 0,
    limit: 20,
  });
  const job = lines.find(({ jobId }) => jobId === params.job);
  if (!job) throw data("This job is not known here.", { status: 404 });
  const dwells = await jobs.dwells(new Date(clock.now().getTime() - 90 * 86_400_000).toISOString());
  return {
    job,
    observations: await jobs.observations(job.jobId as JobId),
    lateness: latenessOf(job, clock.now(), dwells),
    usualMs: job.statusLabel ? dwellOf(job.statusLabel, job.bucket, dwells).usualMs : null,
    explanation: job.statusLabel ? status.explain(job.statusLabel) : null,
  };
}

export default function JobPage({ loaderData }: Route.ComponentProps) {
  const { job, observations, lateness, usualMs, explanation } = loaderData;
  return (
    <>
      <Text size="sm" mb={4}>
        <Anchor component={Link} to="/admin/summary">
          Sync Summary
        </Anchor>{" "}
        / {job.jobId}
      </Text>
      <PageHeader
        title={`Job ${job.jobId}`}
        text={job.origin === "typed" ? "Job id entered by hand." : "Transferred by Overprint."}
        action={<SyncButton scope="job" id={job.jobId} label="Sync this job" />}
      />
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Paper withBorder p="md">
            <Table variant="vertical" withRowBorders={false} aria-label="Job">
              <Table.Tbody>
                <Fact name="4over status">
                  <Stack gap={4} align="flex-start">
                    <StatusBadge
                      tone={toneOf(job.bucket, job.statusLabel)}
                      label={job.statusLabel ?? "Not seen yet"}
                    />
                    {explanation ? <Text size="sm">{explanation}</Text> : null}
                  </Stack>
                </Fact>
                <Fact name="Since">
                  <Moment at={job.statusAt} />
                </Fact>
                {usualMs && job.isOpen ? (
                  <Fact name="Usual stay">up to {Math.round(usualMs / 3_600_000)} working hours</Fact>
                ) : null}
                <Fact name="Last seen">
                  <Moment at={job.lastSeenAt} />
                </Fact>
                <Fact name="Asked again">
                  <Moment at={job.nextCheckAt} />
                </Fact>
                <Fact name="Tracking">
                  <Parcels numbers={job.trackingNumbers} />
                </Fact>
                <Fact name="Promised">
                  {lateness ? (
                    <>
                      {lateness.promisedDate}, expected {lateness.expectedDate}
                    </>
                  ) : (
                    (job.promisedDate ?? <Absent />)
                  )}
                </Fact>
                <Fact name="Cost">
                  <Amount value={job.cost} />
                </Fact>
                <Fact name="Order">
                  <Anchor component={Link} to={`/admin/orders/${job.orderId}`}>
                    {job.orderNumber}, {job.customerName}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {job.itemTitle}
                  </Text>
                </Fact>
              </Table.Tbody>
            </Table>
            {job.concerns.length > 0 ? (
              <Stack gap={4} mt="sm">
                {job.concerns.map((key) => (
                  <Group key={key} gap="xs">
                    <StatusBadge tone="attention" label={concernWords(key)} />
                    <Button
                      component={Link}
                      to={`/admin/summary?concern=${encodeURIComponent(key)}`}
                      variant="subtle"
                      size="compact-xs"
                    >
                      Jobs like this
                    </Button>
                  </Group>
                ))}
              </Stack>
            ) : null}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Paper withBorder p="md" component="section" aria-label="History">
            <Title order={2} size="h3" mb="md">
              History
            </Title>
            {observations.length === 0 ? (
              <Text c="dimmed">Nothing has been seen of this job yet.</Text>
            ) : (
              <Observations observations={observations} />
            )}
          </Paper>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th w={120} fw={500}>
        {name}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

/** Why an observation did not decide; those that did need no words. */
const keptBecause: Readonly<Record<string, string>> = {
  "api-read-earlier": "Arrived after a later reading of the API.",
  "feed-older-than-api": "Kept, not applied: the API was read later.",
  "feed-undated": "Kept, not applied: the item has no time, and the API knows the job.",
  "feed-step-back": "Kept, not applied: the feed alone takes no job back. The API was asked.",
  "feed-older": "Kept, not applied: older than what was known.",
  "push-is-a-hint": "4over announced a change; the job was asked for.",
};

function Observations({ observations }: { readonly observations: readonly RecordedObservation[] }) {
  const applied = observations.findIndex(({ effect }) => effect === "applied");
  return (
    <Timeline active={-1} bulletSize={14} lineWidth={2}>
      {observations.map(({ source, label, at, seenAt, effect, rule, trackingNumbers }, index) => (
        <Timeline.Item
          key={`${source} ${label} ${at} ${seenAt}`}
          color={effect === "kept" && keptBecause[rule] ? "gray" : "blue"}
          title={
            <Text
              fw={index === applied ? 650 : 500}
              {...(effect === "kept" && keptBecause[rule] ? { c: "dimmed" } : {})}
            >
              {label || "Push notification"}
            </Text>
          }
        >
          <Text size="xs" c="dimmed">
            <Moment at={at ?? seenAt} /> · {sourceTitles[source]} · learned <Moment at={seenAt} as="ago" />
          </Text>
          {effect === "kept" && keptBecause[rule] ? <Text size="xs">{keptBecause[rule]}</Text> : null}
          {trackingNumbers.length > 0 ? <Parcels numbers={trackingNumbers} /> : null}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
