import { Button, NumberInput, Paper, Stack, Switch, Table, Text, TextInput, Title } from "@mantine/core";
import { timeZoneSetting } from "@overprint/core/settings";
import { Form, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { applyStatusSchedules } from "#server/status/schedules.ts";
import { callsPerRunSetting, syncScheduleSetting } from "#server/status/settings.ts";
import { tasks as known } from "#tasks/index.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { readNumber } from "../../components/read-number.ts";
import type { Route } from "./+types/settings-schedules";

export const meta = () => [{ title: "Schedules - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, tasks } = context.get(overprintContext);
  const schedules = await tasks.schedules();
  return {
    timeZone: await settings.get(timeZoneSetting),
    sync: await settings.get(syncScheduleSetting),
    calls: await settings.get(callsPerRunSetting),
    // The next first.
    schedules: schedules
      .map((schedule) => ({
        ...schedule,
        title: known.find(({ name }) => name === schedule.task)?.title ?? schedule.task,
        next: tasks.upcoming(schedule.cron, schedule.timeZone, 1)?.[0] ?? null,
      }))
      .toSorted((a, b) => (a.next ?? "9").localeCompare(b.next ?? "9") || a.title.localeCompare(b.title)),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "").trim();
  const timeZone = text("zone");
  const cron = text("cron");
  if (!timeZoneSetting.schema.safeParse(timeZone).success)
    return notDone(`${timeZone} is not a time zone`, "Write it like America/New_York or Europe/Vienna.");
  if (cron.split(/\s+/).length !== 5 || overprint.tasks.upcoming(cron, timeZone, 1) === null)
    return notDone(
      "This is not a cron expression",
      "Five fields: minute, hour, day, month, weekday. Every 30 minutes is */30 * * * *.",
    );
  const calls = Math.round(readNumber(form.get("calls")));
  if (!callsPerRunSetting.schema.safeParse(calls).success)
    return notDone("The number of calls does not fit", "Choose between 10 and 20,000.");
  await overprint.settings.set(timeZoneSetting, timeZone, actor);
  await overprint.settings.set(syncScheduleSetting, { isOn: form.has("on"), cron }, actor);
  await overprint.settings.set(callsPerRunSetting, calls, actor);
  await applyStatusSchedules(overprint);
  return done("The schedule is saved");
}

export default function SettingsSchedulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { timeZone, sync, calls, schedules } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title="Schedules"
        text="When Overprint asks by itself. A run that was missed is made up for once, never several times."
        action={
          <Button type="submit" form="schedule" loading={isBusy}>
            Save
          </Button>
        }
      />
      <Stack gap="lg">
        <Paper withBorder p="md" component="section" aria-label="Order Sync">
          <Form method="post" id="schedule">
            <Stack maw={440}>
              <Switch name="on" label="Order Sync runs by itself" defaultChecked={sync.isOn} />
              <TextInput
                name="cron"
                label="Cron expression"
                description="Each run asks only for jobs whose time has come: often when a change is near, rarely otherwise."
                defaultValue={sync.cron}
                styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
                required
              />
              <TextInput
                name="zone"
                label="Time zone"
                description="Of the shop: for schedules and for dates on screens."
                defaultValue={timeZone}
                required
              />
              <NumberInput
                name="calls"
                label="Calls to 4over in one run, at most"
                description="What is left over comes first in the next run."
                min={10}
                max={20_000}
                thousandSeparator=","
                defaultValue={calls}
              />
            </Stack>
          </Form>
        </Paper>
        <Paper withBorder p="md" component="section" aria-label="What runs when">
          <Title order={2} size="h4" mb="xs">
            What runs when
          </Title>
          {schedules.length === 0 ? (
            <Text c="dimmed" size="sm">
              Nothing is scheduled in this process yet.
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={300} type="native">
              <Table aria-label="Schedules">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Task</Table.Th>
                    <Table.Th>Next</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {schedules.map(({ task, key, title, cron, timeZone: zone, next }) => (
                    <Table.Tr key={`${task} ${key}`}>
                      <Table.Td>
                        <Text size="sm">{title}</Text>
                        <Text span ff="monospace" size="xs">
                          {cron}
                        </Text>{" "}
                        <Text span c="dimmed" size="xs">
                          {zone}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Moment at={next} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Paper>
      </Stack>
    </>
  );
}
