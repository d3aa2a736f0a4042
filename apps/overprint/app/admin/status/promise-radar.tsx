import { RadarChart } from "@mantine/charts";
import { Paper, Text, Title } from "@mantine/core";
import type { PromiseSpoke } from "@overprint/core/status";

/** `Z8291001918-001` as `1918-001`: what tells neighbours apart, and fits beside the chart on a phone. */
const shortJobId = (jobId: string): string => jobId.slice(-8);

/** Promised against expected days of the jobs that are nearest to breaking their promise. */
export function PromiseRadar({ spokes }: { readonly spokes: readonly PromiseSpoke[] }) {
  const late = spokes.filter(({ expectedDays, promisedDays }) => expectedDays > promisedDays).length;
  return (
    <Paper withBorder p="md" component="section" aria-label="Promised against expected dates">
      <Title order={2} size="h3">
        Promised against expected
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {spokes.length < 3
          ? "Appears when three or more open jobs have a promised date."
          : late > 0
            ? `Days from now. ${late} of these ${spokes.length} jobs will leave after their promise: where orange reaches beyond blue.`
            : `Days from now. All ${spokes.length} jobs that are closest to their promise should make it.`}
      </Text>
      {spokes.length < 3 ? null : (
        <RadarChart
          h={280}
          data={spokes.map(({ jobId, promisedDays, expectedDays }) => ({
            job: shortJobId(jobId),
            Promised: Math.max(0, promisedDays),
            Expected: Math.max(0, expectedDays),
          }))}
          dataKey="job"
          withPolarRadiusAxis
          withLegend
          radarChartProps={{ outerRadius: 78 }}
          polarAngleAxisProps={{ fontSize: 10 }}
          series={[
            { name: "Promised", color: "blue.5", opacity: 0.2 },
            { name: "Expected", color: "orange.6", opacity: 0.25 },
          ]}
        />
      )}
    </Paper>
  );
}
