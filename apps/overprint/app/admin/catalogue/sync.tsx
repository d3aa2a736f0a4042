import {
  Alert,
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { Form, Link, useFetcher } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { readListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useLiveReload } from "../../components/progress.tsx";
import { StatTile } from "../../components/stat-tile.tsx";
import { EmptyState, FailedState } from "../../components/states.tsx";
import type { Route } from "./+types/sync";
import { RunHistory } from "./run-history.tsx";
import { RunningSync } from "./running-sync.tsx";
import { beginSync, loadSync, saveSchedule, scopeOf } from "./sync.server.ts";
import { count } from "./sync-words.ts";
import { useAnswers } from "./use-answers.ts";

export const meta = () => [{ title: "Catalogue sync - Overprint" }];

const queryOf = (request: Request) =>
  readListQuery(request, { sorts: ["started"], defaultSort: "-started", pageSize: 15 });

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = queryOf(request);
  return { query, ...(await loadSync(context.get(overprintContext), query.offset, query.pageSize)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "changes":
      return beginSync(overprint, { kind: "changes" }, actor);
    case "everything":
      return beginSync(overprint, { kind: "everything" }, actor);
    case "categories": {
      const scope = await scopeOf(overprint, form);
      return scope
        ? beginSync(overprint, scope, actor)
        : notDone("No category is chosen", "Choose at least one.");
    }
    case "cancel":
      await overprint.catalogue.runs.requestCancel(String(form.get("run")));
      return done(
        "The sync is being cancelled",
        "It stops after the products in hand. What it read is kept.",
      );
    case "resume":
      await overprint.catalogue.resumeSync(String(form.get("run")));
      return done("The sync goes on", "It begins where it stopped.");
    case "schedule":
      return saveSchedule(overprint, form, actor);
    default:
      return notDone("This button is not known", "Reload the page and try again.");
  }
}

export default function SyncPage({ loaderData, actionData }: Route.ComponentProps) {
  const { running, runs, total, query, categories, size, lastComplete, openChanges } = loaderData;
  useNotice(actionData?.notice);
  useAnswers();
  useLiveReload(running !== null, 1_000);
  const [last] = runs;
  const isBusy = running !== null;
  return (
    <>
      <PageHeader
        title="Catalogue sync"
        text="Reads 4over's products and prices. What you sell stays as it is until changes are approved."
        action={
          <Form method="post">
            <Button
              type="submit"
              name="intent"
              value="changes"
              leftSection={<IconRefresh size={18} aria-hidden />}
              disabled={isBusy}
            >
              Sync changes
            </Button>
          </Form>
        }
      />
      <Stack gap="lg">
        {running ? <RunningSync {...running} /> : null}
        {!isBusy && last?.state === "failed" && last.trouble && query.page === 1 ? (
          <FailedState {...last.trouble} action={<GoOn runId={last.id} />} />
        ) : null}
        {openChanges ? <OpenChanges {...openChanges} /> : null}
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
          <StatTile label="Products on sale" value={count(size)} to="/admin/products" />
          <StatTile
            label="Categories kept up to date"
            value={`${categories.filter((one) => one.isSynced).length} of ${categories.length}`}
          />
          <StatTile label="Last complete sync" value={<Moment at={lastComplete} as="ago" />} />
          <StatTile
            label="Next sync"
            value={<Moment at={loaderData.next.changes} as="ago" />}
            hint="What changed"
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <ByCategory categories={categories} isBusy={isBusy} />
          <Schedule schedule={loaderData.schedule} next={loaderData.next} timeZone={loaderData.timeZone} />
        </SimpleGrid>
        {total === 0 ? (
          <EmptyState
            title="No sync has run yet"
            text="The first one reads the whole catalogue. It takes as long as 4over needs to answer: about one call for each product."
          />
        ) : (
          <RunHistory runs={runs} total={total} query={query} />
        )}
      </Stack>
    </>
  );
}

function GoOn({ runId }: { readonly runId: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="run" value={runId} />
      <Button type="submit" name="intent" value="resume" color="red" variant="light">
        Go on
      </Button>
    </Form>
  );
}

function OpenChanges({
  number,
  kind,
  reasons,
}: {
  number: number;
  kind: string;
  reasons: readonly string[];
}) {
  return (
    <Alert
      color={kind === "stop" ? "red" : "orange"}
      icon={<IconAlertTriangle aria-hidden />}
      title={
        kind === "stop" ? "The last reading looks wrong" : `Change set ${number} waits for your approval`
      }
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{reasons.join(" ")}</Text>
        <Button
          component={Link}
          to="/admin/products/changes"
          variant="light"
          color={kind === "stop" ? "red" : "orange"}
        >
          Look at the changes
        </Button>
      </Stack>
    </Alert>
  );
}

type Category = Route.ComponentProps["loaderData"]["categories"][number];

function ByCategory({
  categories,
  isBusy,
}: {
  readonly categories: readonly Category[];
  readonly isBusy: boolean;
}) {
  const fetcher = useFetcher<typeof action>();
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="by-category">
      <Stack>
        <Title order={2} size="h3" id="by-category">
          Choose what to sync
        </Title>
        <MultiSelect
          label="Categories"
          description="They are read now and kept up to date from then on."
          placeholder={chosen.length > 0 ? "" : "All kinds of products"}
          data={categories.map(({ id, name, products, isSynced }) => ({
            value: id,
            label: isSynced ? `${name} (${products})` : name,
          }))}
          value={chosen}
          onChange={setChosen}
          searchable
          clearable
          nothingFoundMessage="No such category"
        />
        <Group>
          <fetcher.Form method="post">
            {chosen.map((id) => (
              <input key={id} type="hidden" name="category" value={id} />
            ))}
            <Button
              type="submit"
              name="intent"
              value="categories"
              variant="default"
              loading={fetcher.state !== "idle"}
              disabled={isBusy || chosen.length === 0}
            >
              Sync {chosen.length || ""} {chosen.length === 1 ? "category" : "categories"}
            </Button>
          </fetcher.Form>
          <ConfirmPlan
            label="Sync everything"
            title="Read the whole catalogue?"
            confirm="Read everything"
            fields={{ intent: "everything" }}
            plan={[
              "Every product of 4over is read with its prices: about one call for each, some 2,000 in all.",
              "All categories are kept up to date from then on.",
              "Nothing is published by it: new products wait in Products until you publish them.",
            ]}
            disabled={isBusy}
            button={{ variant: "default" }}
          />
        </Group>
      </Stack>
    </Paper>
  );
}

type ScheduleProps = Pick<Route.ComponentProps["loaderData"], "schedule" | "next" | "timeZone">;

function Schedule({ schedule, next, timeZone }: ScheduleProps) {
  const fetcher = useFetcher<typeof action>();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="schedule">
      <fetcher.Form method="post">
        <Stack>
          <Title order={2} size="h3" id="schedule">
            Schedule
          </Title>
          <CronField
            name="changes"
            label="What changed"
            cron={schedule.changes}
            next={next.changes}
            initial="15 5 * * *"
          />
          <CronField
            name="everything"
            label="Whole catalogue"
            cron={schedule.everything}
            next={next.everything}
            initial="30 3 * * 0"
          />
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              Cron: minute, hour, day, month, weekday, in {timeZone}.
            </Text>
            <Button
              type="submit"
              name="intent"
              value="schedule"
              variant="default"
              loading={fetcher.state !== "idle"}
            >
              Save schedule
            </Button>
          </Group>
        </Stack>
      </fetcher.Form>
    </Paper>
  );
}

type CronFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly cron: string | null;
  readonly next: string | null;
  readonly initial: string;
};

function CronField({ name, label, cron, next, initial }: CronFieldProps) {
  const [isOn, setOn] = useState(cron !== null);
  return (
    <Group align="flex-end" gap="md">
      <Checkbox
        label={label}
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        w={150}
        mb={8}
      />
      <TextInput
        name={name}
        aria-label={`${label}, as a cron expression`}
        defaultValue={cron ?? initial}
        disabled={!isOn}
        ff="monospace"
        style={{ flex: "1 1 130px" }}
      />
      <Text size="sm" c="dimmed" mb={8}>
        {isOn ? (
          <>
            next <Moment at={next} />
          </>
        ) : (
          "only by hand"
        )}
      </Text>
    </Group>
  );
}
