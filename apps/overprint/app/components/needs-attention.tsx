import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Problem } from "@overprint/core/problems";
import { IconCircleCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { Moment } from "./moment.tsx";
import { StatusBadge, type Tone } from "./status-badge.tsx";

const severities = {
  "stops-an-order": { tone: "bad", label: "Stops orders" },
  "needs-a-decision": { tone: "attention", label: "Needs a decision" },
  "worth-knowing": { tone: "waiting", label: "Worth knowing" },
} as const satisfies Record<Problem["severity"], { tone: Tone; label: string }>;

/** Subjects shown by name; the rest are counted. */
const shown = 5;

/** What a person must decide or repair, worst first; one cause with everything it stops. */
export function NeedsAttention({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <section aria-labelledby="needs-attention">
      <Group gap="xs" mb="sm">
        <Title order={2} id="needs-attention">
          Needs attention
        </Title>
        {problems.length > 0 ? (
          <Badge circle size="lg" color="red">
            {problems.length}
          </Badge>
        ) : null}
      </Group>
      {problems.length === 0 ? (
        <Paper withBorder p="md">
          <Group gap="sm">
            <IconCircleCheck color="var(--mantine-color-green-6)" aria-hidden />
            <Text>Nothing needs a decision.</Text>
          </Group>
        </Paper>
      ) : (
        <Stack gap="sm">
          {problems.map((problem) => (
            <ProblemCard key={problem.id} problem={problem} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function ProblemCard({ problem }: { readonly problem: Problem }) {
  const { tone, label } = severities[problem.severity];
  return (
    <Paper withBorder p="md" component="article" aria-label={problem.what}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: "1 1 320px", minWidth: 0 }}>
          <Group gap="xs">
            <StatusBadge tone={tone} label={label} />
            <Text fw={600}>{problem.what}</Text>
          </Group>
          {/* A comparison has a line for each part of it. */}
          <Text size="sm" style={{ whiteSpace: "pre-line" }}>
            {problem.meaning}
          </Text>
          <Text size="sm" fw={500}>
            {problem.doNext}
          </Text>
          <Subjects problem={problem} />
        </Stack>
        <Group gap="xs">
          {problem.code.startsWith("transfer/") && problem.subjects.length > 1 ? (
            <Button
              component={Link}
              to={`/admin/transfers?${new URLSearchParams({ incident: problem.key })}`}
              variant="filled"
            >
              All {problem.subjects.length} at once
            </Button>
          ) : null}
          {problem.link ? (
            <Button component={Link} to={problem.link} variant="light">
              Open
            </Button>
          ) : null}
        </Group>
      </Group>
    </Paper>
  );
}

function Subjects({ problem: { subjects, openedAt, seenTimes } }: { readonly problem: Problem }) {
  const rest = subjects.length - shown;
  return (
    <Text size="xs" c="dimmed">
      {subjects
        .slice(0, shown)
        .map(({ label }) => label)
        .join(", ")}
      {rest > 0 ? ` and ${rest} more` : ""}
      {subjects.length > 0 ? " · " : ""}
      since <Moment at={openedAt} as="ago" />
      {seenTimes > 1 ? `, seen ${seenTimes} times` : ""}
    </Text>
  );
}
