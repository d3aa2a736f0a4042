import { Anchor, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { syncOutcomes, syncOutcomeTitles } from "@overprint/core/status";
import { data, Link } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { useLiveReload } from "../../components/progress.tsx";
import type { Route } from "./+types/run";
import { RunResult } from "./run-result.tsx";

export const meta = () => [{ title: "Order Sync - Overprint" }];

const mostLines = 500;

export async function loader({ params, context }: Route.LoaderArgs) {
  const { runs } = context.get(overprintContext).status;
  const run = await runs.find(params.run);
  if (!run) throw data("This run is not known any more: runs are kept for 30 days.", { status: 404 });
  const lines = (await runs.lines(run.id, null, mostLines)).filter(({ outcome }) => outcome !== "unchanged");
  return { run, lines };
}

export default function RunPage({ loaderData: { run, lines } }: Route.ComponentProps) {
  useLiveReload(run.endedAt === null);
  const groups = syncOutcomes.flatMap((outcome) => {
    const own = lines.filter((line) => line.outcome === outcome);
    return own.length > 0 ? [{ outcome, own }] : [];
  });
  return (
    <>
      <PageHeader title="Order Sync" text="What happened to each job. Unchanged ones are only counted." />
      <Stack>
        <RunResult run={run} />
        {groups.map(({ outcome, own }) => (
          <Paper key={outcome} withBorder p="md" component="section" aria-label={syncOutcomeTitles[outcome]}>
            <Title order={2} size="h4" mb="xs">
              {syncOutcomeTitles[outcome]}
            </Title>
            <Table aria-label={syncOutcomeTitles[outcome]}>
              <Table.Tbody>
                {own.map(({ jobId, detail }) => (
                  <Table.Tr key={jobId}>
                    <Table.Td w={180}>
                      <Anchor component={Link} to={`/admin/summary/${jobId}`} ff="monospace" size="sm">
                        {jobId}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{detail}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Paper>
        ))}
        {lines.length === mostLines ? (
          <Text size="sm" c="dimmed">
            The first {mostLines} are shown; Sync Summary has every job.
          </Text>
        ) : null}
      </Stack>
    </>
  );
}
