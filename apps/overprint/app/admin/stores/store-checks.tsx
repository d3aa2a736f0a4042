import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Moment } from "../../components/moment.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";

type Check = {
  readonly key: string;
  readonly title: string;
  readonly state: "good" | "attention" | "bad";
  readonly what: string;
  readonly doNext: string | null;
};

const words = { good: "OK", attention: "To look at", bad: "Does not work" } as const;

/** What was tried on the store, and what to do about what did not work. */
export function StoreChecks({
  checks,
  checkedAt,
}: {
  readonly checks: readonly Check[];
  readonly checkedAt: string | null;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Checks of this store">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          What was tried
        </Title>
        <Text size="sm" c="dimmed">
          <Moment at={checkedAt} as="ago" />
        </Text>
      </Group>
      <Stack gap="sm">
        {checks.map(({ key, title, state, what, doNext }) => (
          <div key={key} style={{ overflowWrap: "anywhere" }}>
            <Group align="flex-start" wrap="nowrap" gap="md" justify="space-between">
              <Text fw={600} size="sm">
                {title}
              </Text>
              <div style={{ flexShrink: 0 }}>
                <StatusBadge tone={state} label={words[state]} />
              </div>
            </Group>
            <Text size="sm">{what}</Text>
            {doNext ? (
              <Text size="sm" fw={500} mt={2}>
                {doNext}
              </Text>
            ) : null}
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
