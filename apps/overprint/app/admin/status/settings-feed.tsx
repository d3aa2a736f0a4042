import { Anchor, Button, Group, NumberInput, Paper, PasswordInput, Stack, Text } from "@mantine/core";
import { levelSetting, modeSetting } from "@overprint/core/settings";
import { Link, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { removeFeedAddress, saveFeedAddress } from "#server/status/feed-address.ts";
import { feedMinutesSetting } from "#server/status/settings.ts";
import { feedUrlName } from "#server/wiring/printer.ts";
import { IntentForm } from "../../components/intent-form.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { readNumber } from "../../components/read-number.ts";
import type { Route } from "./+types/settings-feed";
import { FeedReport } from "./feed-report.tsx";
import { testFeed } from "./test-feed.server.ts";

export const meta = () => [{ title: "RSS feed - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, secrets, status, feed } = context.get(overprintContext);
  const mode = await settings.get(modeSetting);
  const present = await feed();
  return {
    mode,
    level: await settings.get(levelSetting),
    hasAddress: await secrets.has(feedUrlName(mode)),
    minutes: await settings.get(feedMinutesSetting),
    state: present.ok ? await status.book.feedState(present.value.fingerprint) : null,
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
      return testFeed(overprint, actor);
    }
    case "minutes": {
      const minutes = Math.round(readNumber(form.get("minutes")));
      if (!feedMinutesSetting.schema.safeParse(minutes).success)
        return notDone(
          "The minutes do not fit",
          "Choose between 15 and 1,440: a quarter of an hour to a day.",
        );
      await overprint.settings.set(feedMinutesSetting, minutes, actor);
      return done(`The feed is read every ${minutes} minutes`);
    }
    case "remove":
      await removeFeedAddress(overprint, actor);
      return done("The address is removed");
    default:
      return notDone("Nothing was changed", "Reload the page and try again.");
  }
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
          <IntentForm intent="save">
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
          </IntentForm>
          {hasAddress ? (
            <IntentForm intent="remove">
              <Button type="submit" variant="subtle" color="red" mt="xs" size="compact-sm">
                Remove the address
              </Button>
            </IntentForm>
          ) : null}
        </Paper>
        <FeedReport state={state} />
        <Paper withBorder p="md">
          <IntentForm intent="minutes">
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
          </IntentForm>
        </Paper>
      </Stack>
    </>
  );
}
