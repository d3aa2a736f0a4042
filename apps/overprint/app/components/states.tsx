import { Alert, Center, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInbox } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** Nothing to show yet: what would be here, and how it comes to be. */
export function EmptyState({
  title,
  text,
  action,
  icon = <IconInbox size={36} stroke={1.3} aria-hidden />,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}) {
  return (
    <Paper withBorder p="xl">
      <Stack align="center" gap="xs" py="lg" ta="center">
        <Text c="dimmed" component="span">
          {icon}
        </Text>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text c="dimmed" maw={480}>
          {text}
        </Text>
        {action}
      </Stack>
    </Paper>
  );
}

/** Something failed: what happened, what it means, what to do next. */
export function FailedState({
  what,
  meaning,
  doNext,
  action,
}: {
  readonly what: string;
  readonly meaning?: ReactNode;
  readonly doNext?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={what} role="alert">
      <Stack gap="xs" align="flex-start">
        {meaning ? <Text size="sm">{meaning}</Text> : null}
        {doNext ? (
          <Text size="sm" fw={500}>
            {doNext}
          </Text>
        ) : null}
        {action}
      </Stack>
    </Alert>
  );
}

/** Something is on its way. */
export function LoadingState({ text = "Loading" }: { readonly text?: string }) {
  return (
    <Center p="xl" role="status" aria-live="polite">
      <Stack align="center" gap="xs">
        <Loader />
        <Text c="dimmed" size="sm">
          {text}
        </Text>
      </Stack>
    </Center>
  );
}
