import { Anchor, Text, Title } from "@mantine/core";
import { type SyncRun, scopeTitle } from "@overprint/core/catalogue";
import { Link } from "react-router";
import { Absent } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import type { ListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { count, duration, foundBy, runStates, startedBy } from "./sync-words.ts";

const columns: readonly Column<SyncRun>[] = [
  {
    key: "started",
    header: "Started",
    cell: (run) => (
      <Anchor component={Link} to={`/admin/sync/${run.id}`}>
        <Moment at={run.startedAt} />
      </Anchor>
    ),
  },
  {
    key: "scope",
    header: "What",
    cell: (run) => (
      <>
        {scopeTitle(run.scope)}
        <Text size="xs" c="dimmed">
          {startedBy(run.startedBy)}
        </Text>
      </>
    ),
  },
  { key: "state", header: "State", cell: (run) => <StatusBadge {...runStates[run.state]} /> },
  { key: "found", header: "Found", cell: (run) => foundBy(run.counts), wideOnly: true },
  { key: "read", header: "Products", align: "right", cell: (run) => count(run.counts.read) },
  {
    key: "failed",
    header: "Failed",
    align: "right",
    cell: (run) =>
      run.counts.failed === 0 ? (
        <Absent />
      ) : (
        <Anchor component={Link} to={`/admin/sync/${run.id}`} c="red">
          {count(run.counts.failed)}
        </Anchor>
      ),
  },
  { key: "calls", header: "Calls", align: "right", cell: (run) => count(run.counts.calls), wideOnly: true },
  {
    key: "took",
    header: "Took",
    align: "right",
    cell: (run) => duration(run.counts.activeMs / 1_000),
    wideOnly: true,
  },
];

/** Every sync there was, newest first. */
export function RunHistory({
  runs,
  total,
  query,
}: {
  readonly runs: readonly SyncRun[];
  readonly total: number;
  readonly query: ListQuery;
}) {
  return (
    <section aria-labelledby="history">
      <Title order={2} size="h3" id="history" mb="sm">
        History
      </Title>
      <DataTable
        label="Syncs"
        stacks
        columns={columns}
        rows={runs}
        total={total}
        query={query}
        rowKey={(run) => run.id}
        empty={null}
      />
    </section>
  );
}
