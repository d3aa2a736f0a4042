import { ActionIcon, Alert, Anchor, Button, Group, List, Stack, Text, Textarea } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { Link, useFetcher } from "react-router";
import type { Notice } from "../../components/notice.tsx";
import { useNotice } from "../../components/notice.tsx";

type Shown = {
  readonly jobId: string;
  readonly origin: "transferred" | "typed";
  readonly statusLabel: string | null;
};
type Answer = {
  readonly notice?: Notice;
  readonly refused?: readonly { readonly text: string; readonly reason: string }[];
};

/** The job ids of an order product: those it has, and a box to type or paste more. */
export function JobIds({ itemId, jobs }: { readonly itemId: string; readonly jobs: readonly Shown[] }) {
  const fetcher = useFetcher<Answer>();
  useNotice(fetcher.data?.notice);
  const refused = fetcher.data?.refused ?? [];
  return (
    <Stack gap="xs">
      {jobs.map(({ jobId, origin, statusLabel }) => (
        <Group key={jobId} gap="xs" wrap="nowrap">
          <Anchor component={Link} to={`/admin/summary/${jobId}`} ff="monospace" size="sm">
            {jobId}
          </Anchor>
          <Text size="sm" c="dimmed">
            {statusLabel ?? "not seen yet"}
          </Text>
          {origin === "typed" ? (
            <fetcher.Form method="post" action="/admin/summary/jobs">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="job" value={jobId} />
              <ActionIcon type="submit" variant="subtle" color="gray" aria-label={`Remove ${jobId}`}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </fetcher.Form>
          ) : null}
        </Group>
      ))}
      <fetcher.Form method="post" action="/admin/summary/jobs">
        <input type="hidden" name="intent" value="enter" />
        <input type="hidden" name="item" value={itemId} />
        <Group align="flex-end" gap="xs">
          <Textarea
            name="jobs"
            label="Job reference id"
            description="From the order at 4over. Several: one a line, or separated by commas."
            placeholder="Z3126529173-001"
            autosize
            minRows={1}
            maxRows={6}
            style={{ flex: "1 1 220px" }}
            required
          />
          <Button type="submit" variant="default" loading={fetcher.state !== "idle"}>
            Save
          </Button>
        </Group>
      </fetcher.Form>
      {refused.length > 0 ? (
        <Alert color="orange" title="Not taken" role="alert">
          <List size="sm">
            {refused.map(({ text, reason }) => (
              <List.Item key={text + reason}>
                {text ? <b>{text}: </b> : null}
                {reason}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
    </Stack>
  );
}
