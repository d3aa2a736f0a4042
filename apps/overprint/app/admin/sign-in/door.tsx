import { Alert, Button, Center, Paper, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Form, useNavigation } from "react-router";
import { Logo } from "../../components/logo.tsx";

/** The frame of the pages before the admin. */
export function Door({
  title,
  text,
  refusal,
  children,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly refusal?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Center mih="100dvh" p="md" component="main" className="door">
      <Paper withBorder shadow="sm" p="xl" w={420} maw="100%">
        <Stack>
          <Logo />
          <div>
            <Title order={1}>{title}</Title>
            {text ? (
              <Text c="dimmed" size="sm" mt={4}>
                {text}
              </Text>
            ) : null}
          </div>
          {refusal ? (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {refusal}
            </Alert>
          ) : null}
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}

/** The one form of such a page, with its one button. */
export function DoorForm({ button, children }: { readonly button: string; readonly children: ReactNode }) {
  const isBusy = useNavigation().state !== "idle";
  return (
    <Form method="post">
      <Stack>
        {children}
        <Button type="submit" loading={isBusy} fullWidth>
          {button}
        </Button>
      </Stack>
    </Form>
  );
}
