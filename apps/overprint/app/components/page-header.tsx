import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A screen's title, one sentence about it, and its one primary action. */
export function PageHeader({
  title,
  text,
  action,
}: {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** The primary action; secondary ones belong to what they act on. */
  readonly action?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <Stack gap={2} style={{ flex: "1 1 300px", minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        {text ? (
          <Text c="dimmed" size="sm">
            {text}
          </Text>
        ) : null}
      </Stack>
      {action}
    </Group>
  );
}
