import { Button, Code, Container, Group, Stack, Text, Title } from "@mantine/core";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { explainFailure } from "./explain-failure.ts";
import { LogoMark } from "./logo.tsx";

/** The page that stands in for one that could not be shown: what happened, what it means, what to do next. */
export function PageFailed({ home }: { readonly home: string }) {
  const error = useRouteError();
  const failure = explainFailure(
    isRouteErrorResponse(error) ? { status: error.status, data: error.data } : null,
  );
  return (
    <Container size="sm" py={80} component="main">
      <Stack gap="md">
        <LogoMark size={40} />
        <Title order={1}>{failure.what}</Title>
        <Text>{failure.meaning}</Text>
        <Text>{failure.doNext}</Text>
        {failure.requestId ? (
          <Text size="sm" c="dimmed">
            Reference for the logs: <Code>{failure.requestId}</Code>
          </Text>
        ) : null}
        <Group>
          <Button component="a" href={home}>
            Go to the start page
          </Button>
          <Button component="a" href="" variant="default">
            Try again
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
