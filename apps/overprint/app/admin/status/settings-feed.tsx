import {
  Anchor,
  Button,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { levelSetting, modeSetting } from "@overprint/core/settings";
import type { FeedState } from "@overprint/core/status";
import { Form, Link, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { removeFeedAddress, saveFeedAddress } from "#server/status/feed-address.ts";
import { readFeedNow } from "#server/status/read-feed.ts";
import { applyStatusSchedules } from "#server/status/schedules.ts";
import { feedMinutesSetting } from "#server/status/settings.ts";
import { feedUrlName } from "#server/wiring/printer.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState, FailedState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/settings-feed";

export const meta = () => [{ title: "RSS feed - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, secrets, status } = context.get(overprintContext);
  const mode = await settings.get(modeSetting);
  return {
    mode,
    level: await settings.get(levelSetting),
    hasAddress: await secrets.has(feedUrlName(mode)),
    minutes: await settings.get(feedMinutesSetting),
    state: await status.book.feedState(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "");
  switch (text("intent")) {
    case "save": {
      const address = text("address");
      if (address.trim()) {
        const saved = await saveFeedAddress(overprint, address, actor);
        if (!saved.ok) return notDone(saved.problem.reason, saved.problem.doNext);
      }
      return test(overprint, actor);
    }
    case "minutes": {
      const minutes = Math.min(1_440, Math.max(15, Math.round(Number(text("minutes")) || 30)));
      await overprint.settings.set(feedMinutesSetting, minutes, actor);
      await applyStatusSchedules(overprint);
      return done(`The feed is read every ${minutes} minutes`);
    }
    case "remove":
      await removeFeedAddress(overprint, actor);
      return done("The address is removed");
    default:
      return notDone("Nothing was changed", "Reload the page and try again.");
  }
}

async function test(overprint: Parameters<typeof readFeedNow>[0], actor: string) {
  const outcome = await readFeedNow(overprint, { runId: overprint.newId(), startedBy: actor });
  if (outcome.kind === "no-feed")
    return notDone(
      "There is no address yet",
      "Copy it at 4over under Resources > RSS Feed and paste it here.",
    );
  if (outcome.kind === "too-soon")
    return done(
      "It was read a short while ago",
      "4over's feed is read every 15 minutes at most; what it said is below.",
    );
  const { state, counts, reason, doNext } = outcome.state;
  if (state === "unreadable") return notDone(reason ?? "The feed cannot be read", doNext ?? undefined);
  return done(
    "The feed was read",
    counts ? `${counts.jobs} jobs recognised, ${counts.ours} of them yours.` : undefined,
  );
}

export default function SettingsFeedPage({ loaderData, actionData }: Route.ComponentProps) {
  const { level, hasAddress, minutes, state, mode } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title="RSS feed"
        text="Status and tracking of the jobs you order at 4over.com yourself. It needs no API key."
      />
      <Stack gap="lg">
        <Text size="sm">
          This account is set to <b>{level === "basic" ? "Basic" : "Pro"}</b>:{" "}
          {level === "basic"
            ? "the feed is the source of status and tracking."
            : "the API is asked first, and the feed is a second witness beside it."}{" "}
          <Anchor component={Link} to="/admin/settings/general" size="sm">
            Change the level
          </Anchor>
        </Text>
        <Paper withBorder p="md" component="section" aria-label="Address of the feed">
          <Form method="post">
            <input type="hidden" name="intent" value="save" />
            <PasswordInput
              name="address"
              label="RSS feed URL"
              description={
                mode === "simulation"
                  ? "In Simulation the simulated printer's feed is used by itself. Leave this empty."
                  : "At 4over: Resources > RSS Feed. The address is a secret: whoever has it can read your jobs."
              }
              placeholder={
                hasAddress
                  ? "Saved. Paste another to replace it."
                  : "https://trade.4over.com/feed/rss.php?id=..."
              }
              autoComplete="off"
            />
            <Group mt="md">
              <Button type="submit" loading={isBusy}>
                Save and test
              </Button>
            </Group>
          </Form>
          {hasAddress ? (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <Button type="submit" variant="subtle" color="red" mt="xs" size="compact-sm">
                Remove the address
              </Button>
            </Form>
          ) : null}
        </Paper>
        <FeedReport state={state} />
        <Paper withBorder p="md">
          <Form method="post">
            <input type="hidden" name="intent" value="minutes" />
            <Group align="flex-end">
              <NumberInput
                name="minutes"
                label="Read every"
                description="Never sooner than 15 minutes."
                suffix=" minutes"
                min={15}
                max={1_440}
                defaultValue={minutes}
                w={220}
              />
              <Button type="submit" variant="default">
                Save
              </Button>
            </Group>
          </Form>
        </Paper>
      </Stack>
    </>
  );
}

const looks = {
  read: { tone: "good", label: "Read whole" },
  unchanged: { tone: "good", label: "Unchanged since the last reading" },
  "cut-short": { tone: "attention", label: "Cut short" },
  unreadable: { tone: "bad", label: "Cannot be read" },
} as const;

/** What the feed said last, and how much of it was recognised. */
function FeedReport({ state }: { readonly state: FeedState | null }) {
  if (!state)
    return <EmptyState title="Not read yet" text="Save and test shows what is recognised in your feed." />;
  const { counts } = state;
  return (
    <Paper withBorder p="md" component="section" aria-label="Last reading">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Last reading
        </Title>
        <StatusBadge {...looks[state.state]} />
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
            {(
              [
                ["Jobs with a known status", counts.jobs],
                ["Of them on your orders", counts.ours],
                ["Items without a job id", counts.unrecognised],
                ["Jobs without a known status", counts.withoutStatus],
                ["Jobs that stand there twice", counts.duplicates],
              ] as const
            ).map(([name, count]) => (
              <Table.Tr key={name}>
                <Table.Th fw={400} w={260}>
                  {name}
                </Table.Th>
                <Table.Td className="tabular">{count.toLocaleString("en-US")}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </Paper>
  );
}
