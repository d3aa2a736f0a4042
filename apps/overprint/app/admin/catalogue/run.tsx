import { Anchor, Button, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { scopeTitle } from "@overprint/core/catalogue";
import { data, Form, Link } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useLiveReload } from "../../components/progress.tsx";
import { StatStrip, StatTile } from "../../components/stat-tile.tsx";
import { FailedState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/run";
import { count, duration, runStates, startedBy } from "./sync-words.ts";

export const meta = () => [{ title: "Catalogue sync - Overprint" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { runs } = context.get(overprintContext).catalogue;
  const run = await runs.find(params.runId);
  if (!run) throw data({ what: "There is no such sync" }, { status: 404 });
  return { run, failures: await runs.failuresOf(run.id) };
}

export default function RunPage({ loaderData: { run, failures } }: Route.ComponentProps) {
  useLiveReload(run.state === "running");
  const { counts } = run;
  return (
    <>
      <PageHeader
        title={scopeTitle(run.scope)}
        text={
          <>
            <StatusBadge {...runStates[run.state]} /> Begun <Moment at={run.startedAt} /> by{" "}
            {startedBy(run.startedBy)}.{" "}
            <Anchor component={Link} to="/admin/sync">
              All syncs
            </Anchor>
          </>
        }
        action={
          run.state === "failed" || run.state === "cancelled" ? (
            <Form method="post" action="/admin/sync">
              <input type="hidden" name="run" value={run.id} />
              <Button type="submit" name="intent" value="resume">
                Go on
              </Button>
            </Form>
          ) : null
        }
      />
      <Stack gap="lg">
        {run.trouble ? <FailedState {...run.trouble} /> : null}
        <StatStrip>
          <StatTile label="Products read" value={count(counts.read)} />
          <StatTile label="As before" value={count(counts.unchanged)} />
          <StatTile
            label="New, changed, gone"
            value={`${count(counts.added)}, ${count(counts.changed)}, ${count(counts.removed)}`}
            {...(run.changeSetId
              ? { to: `/admin/products/changes?set=${run.changeSetId}`, hint: "See the changes" }
              : {})}
          />
          <StatTile
            label="Failed"
            value={count(counts.failed)}
            {...(counts.failed > 0 ? { tone: "attention" as const } : {})}
          />
          <StatTile label="Calls to 4over" value={count(counts.calls)} />
          <StatTile label="Time at work" value={duration(counts.activeMs / 1_000)} />
        </StatStrip>
        {failures.length > 0 ? <Failures failures={failures} /> : null}
      </Stack>
    </>
  );
}

function Failures({ failures }: { readonly failures: Route.ComponentProps["loaderData"]["failures"] }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="failures">
      <Title order={2} size="h3" id="failures">
        Products that could not be read
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        What was stored of them before stays as it was. The next sync asks for them again.
      </Text>
      <Table aria-labelledby="failures" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Code</Table.Th>
            <Table.Th>Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failures.map((failure) => (
            <Table.Tr key={failure.id}>
              <Table.Td style={{ whiteSpace: "nowrap" }}>{failure.code}</Table.Td>
              <Table.Td>{failure.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
