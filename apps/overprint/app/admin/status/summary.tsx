import { Anchor, Button, Grid, Stack, Text } from "@mantine/core";
import { levelSetting } from "@overprint/core/settings";
import type { JobLine } from "@overprint/core/status";
import { IconDownload } from "@tabler/icons-react";
import { Link, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { nearestPromises } from "#server/status/promises.ts";
import { Amount } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useLiveReload } from "../../components/progress.tsx";
import { StatStrip, StatTile } from "../../components/stat-tile.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/summary";
import { bucketOptions, concernWords, sourceTitles, toneOf } from "./bucket-look.ts";
import { jobQueryOf, readSummaryQuery } from "./job-query.ts";
import { Parcels } from "./parcels.tsx";
import { PromiseRadar } from "./promise-radar.tsx";
import { RunResult } from "./run-result.tsx";
import { SyncButton } from "./sync-button.tsx";

export const meta = () => [{ title: "Sync Summary - Overprint" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { db, clock, settings, status } = context.get(overprintContext);
  const query = readSummaryQuery(request);
  const { jobs } = status;
  const { lines, total } = await jobs.list(jobQueryOf(query));
  const [run] = await status.runs.latest(1);
  return {
    query,
    lines,
    total,
    counts: await jobs.counts(),
    run: run ?? null,
    level: await settings.get(levelSetting),
    spokes: await nearestPromises({ db, clock }),
  };
}

const columns: readonly Column<JobLine>[] = [
  {
    key: "job",
    header: "Job ID",
    sort: "job",
    cell: ({ jobId, jobName, orderNumber, customerName }) => (
      <Stack gap={0}>
        <Anchor
          component={Link}
          to={`/admin/summary/${jobId}`}
          ff="monospace"
          size="sm"
          fw={600}
          style={{ whiteSpace: "nowrap" }}
        >
          {jobId}
        </Anchor>
        {jobName ? (
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {jobName}
          </Text>
        ) : null}
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {orderNumber}, {customerName}
        </Text>
      </Stack>
    ),
  },
  {
    key: "order",
    header: "Order",
    sort: "order",
    wideOnly: true,
    cell: ({ orderId, orderNumber, itemTitle, customerName }) => (
      <Stack gap={0}>
        <Anchor component={Link} to={`/admin/orders/${orderId}`} size="sm">
          {orderNumber}, {customerName}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {itemTitle}
        </Text>
      </Stack>
    ),
  },
  {
    key: "status",
    header: "4over status and tracking",
    sort: "status",
    cell: ({ statusLabel, bucket, concerns, trackingNumbers }) => (
      <Stack gap={2} align="flex-start">
        <StatusBadge tone={toneOf(bucket, statusLabel)} label={statusLabel ?? "Not seen yet"} />
        {trackingNumbers.length > 0 ? <Parcels numbers={trackingNumbers} /> : null}
        {concerns.map((key) => (
          <Text key={key} size="xs" c="orange">
            {concernWords(key)}
          </Text>
        ))}
      </Stack>
    ),
  },
  {
    key: "seen",
    header: "Last seen",
    sort: "seen",
    wideOnly: true,
    cell: ({ lastSeenAt, statusSource }) => (
      <Stack gap={0}>
        <Text size="sm">
          <Moment at={lastSeenAt} as="ago" />
        </Text>
        {statusSource ? (
          <Text size="xs" c="dimmed">
            {sourceTitles[statusSource]}
          </Text>
        ) : null}
      </Stack>
    ),
  },
  {
    key: "promised",
    header: "Promised",
    sort: "promised",
    wideOnly: true,
    cell: ({ promisedDate }) => <Moment at={promisedDate ? `${promisedDate}T12:00:00Z` : null} as="day" />,
  },
  {
    key: "cost",
    header: "Cost",
    sort: "cost",
    align: "right",
    wideOnly: true,
    cell: ({ cost }) => <Amount value={cost} />,
  },
];

export default function SummaryPage({ loaderData }: Route.ComponentProps) {
  const { query, lines, total, counts, run, spokes, level } = loaderData;
  const [params] = useSearchParams();
  useLiveReload(run?.endedAt === null);
  return (
    <>
      <PageHeader
        title="Sync Summary"
        text="Every job ever sent to 4over or entered by hand."
        action={<SyncButton scope="all" label={level === "basic" ? "Import all statuses" : "Order Sync"} />}
      />
      <StatStrip>
        <StatTile label="Open jobs" value={counts.open} to="/admin/summary?state=open" />
        <StatTile
          label="Need attention"
          value={counts.attention}
          to="/admin/summary?state=attention"
          {...(counts.attention > 0 ? { tone: "attention" as const } : {})}
        />
        <StatTile
          label="In production"
          value={counts.byBucket["in-production"] ?? 0}
          to="/admin/summary?bucket=in-production"
        />
        <StatTile label="Shipped" value={counts.byBucket.shipped ?? 0} to="/admin/summary?bucket=shipped" />
        <StatTile
          label="Delivered"
          value={counts.byBucket.delivered ?? 0}
          to="/admin/summary?bucket=delivered"
        />
        <StatTile label="All jobs" value={counts.all} to="/admin/summary" />
      </StatStrip>
      {counts.all > 0 ? (
        <Grid mb="lg">
          <Grid.Col span={{ base: 12, lg: 7 }}>
            {run ? (
              <RunResult run={run} />
            ) : (
              <EmptyState
                title="No sync yet"
                text="Order Sync asks 4over for the status of every open job."
              />
            )}
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }} visibleFrom="sm">
            <PromiseRadar spokes={spokes} />
          </Grid.Col>
        </Grid>
      ) : null}
      <DataTable
        label="Jobs"
        columns={columns}
        rows={lines}
        total={total}
        query={query}
        rowKey={({ jobId }) => jobId}
        searchLabel="Search job id, order, customer, tracking"
        filters={[
          {
            name: "state",
            label: "Open or done",
            options: [
              { value: "open", label: "Open" },
              { value: "done", label: "Done" },
              { value: "attention", label: "Needs attention" },
            ],
          },
          { name: "bucket", label: "Stage", options: bucketOptions },
          {
            name: "source",
            label: "Source",
            options: [
              { value: "api", label: "API" },
              { value: "feed", label: "RSS feed" },
              { value: "transfer", label: "Our transfer" },
              { value: "person", label: "A person" },
            ],
          },
        ]}
        actions={
          <Button
            component="a"
            href={`/admin/summary/csv?${params}`}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            CSV
          </Button>
        }
        empty={
          <EmptyState
            title="No jobs yet"
            text="Jobs appear here when an order product is transferred to 4over, or when you type its job reference id on the order."
            action={
              <Button component={Link} to="/admin/orders" variant="default">
                Open the orders
              </Button>
            }
          />
        }
      />
    </>
  );
}
