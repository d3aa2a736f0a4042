import { Group, Paper, Table, Text, Title } from "@mantine/core";
import type { FeedState } from "@overprint/core/status";
import { Moment } from "../../components/moment.tsx";
import { EmptyState, FailedState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";

const looks = {
  read: { tone: "good", label: "Read whole" },
  unchanged: { tone: "good", label: "Unchanged since the last reading" },
  "cut-short": { tone: "attention", label: "Cut short" },
  unreadable: { tone: "bad", label: "Cannot be read" },
} as const;
const nothing = { tone: "attention", label: "No job recognised" } as const;

const rows = [
  ["Jobs with a known status", "jobs"],
  ["Of them on your orders", "ours"],
  ["Items without a job id", "unrecognised"],
  ["Jobs without a known status", "withoutStatus"],
  ["Jobs that stand there twice", "duplicates"],
] as const;

/** What the feed said last, and how much of it was recognised. */
export function FeedReport({ state }: { readonly state: FeedState | null }) {
  if (!state)
    return (
      <EmptyState
        title="Not read yet"
        text="Save and test shows what is recognised in the feed of this address."
      />
    );
  const { counts } = state;
  const isBlank = state.state === "read" && counts?.jobs === 0;
  return (
    <Paper withBorder p="md" component="section" aria-label="Last reading">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Last reading
        </Title>
        <StatusBadge {...(isBlank ? nothing : looks[state.state])} />
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        <Moment at={state.fetchedAt} />
        {state.readAt && state.readAt !== state.fetchedAt ? (
          <>
            , last read whole <Moment at={state.readAt} as="ago" />
          </>
        ) : null}
      </Text>
      {state.reason ? <FailedState what={state.reason} doNext={state.doNext ?? undefined} /> : null}
      {counts ? (
        <Table variant="vertical" withRowBorders={false} aria-label="What was recognised" mt="xs">
          <Table.Tbody>
            {rows.map(([name, of]) => (
              <Table.Tr key={of}>
                <Table.Th fw={400} w={260}>
                  {name}
                </Table.Th>
                <Table.Td className="tabular">{counts[of].toLocaleString("en-US")}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </Paper>
  );
}
