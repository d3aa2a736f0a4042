import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Paper,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { eventTitles, eventTypes, type WebhookDelivery } from "@overprint/core/programs";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { pushPath, renewPushPath } from "#server/status/push.ts";
import { localWebhooksSetting } from "#server/status/settings.ts";
import { deliveriesKeptDays } from "#server/webhooks/calls.ts";
import {
  addEndpoint,
  newSecret,
  removeEndpoint,
  replay,
  sendTest,
  switchEndpoint,
} from "#server/webhooks/endpoints.ts";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { IntentForm } from "../../components/intent-form.tsx";
import { readListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/settings-webhooks";

export const meta = () => [{ title: "Webhooks - Overprint" }];

const states = ["waiting", "delivered", "failed"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const repository = overprint.status.webhooks;
  const query = readListQuery(request, {
    sorts: ["created"],
    defaultSort: "-created",
    filters: ["state", "endpoint"],
    pageSize: 25,
  });
  const { deliveries, total } = await repository.log(
    {
      endpointId: query.filters.endpoint ?? null,
      state: states.find((known) => known === query.filters.state) ?? null,
    },
    { offset: query.offset, limit: query.pageSize },
  );
  const base = overprint.config.publicUrl ?? new URL(request.url).origin;
  return {
    query,
    deliveries,
    total,
    endpoints: await repository.endpoints(),
    keptDays: deliveriesKeptDays,
    allowsLocal: await overprint.settings.get(localWebhooksSetting),
    pushUrl: `${base}/hooks/4over/${await pushPath(overprint)}`,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "");
  const said = (answer: ReturnType<typeof done>, secret: string | null = null) => ({ ...answer, secret });
  switch (text("intent")) {
    case "add": {
      const events = form.getAll("event").map(String);
      const added = await addEndpoint(overprint, {
        url: text("url"),
        description: text("description"),
        events,
        actor,
      });
      return added.ok
        ? said(done("The endpoint is added"), added.value.secret)
        : said(notDone(added.problem.reason, added.problem.doNext));
    }
    case "secret":
      return said(
        done("The endpoint has a new signing secret"),
        await newSecret(overprint, text("id"), actor),
      );
    case "test":
      await sendTest(overprint, text("id"));
      return said(done("An example is on its way", "Reload to see how it went."));
    case "switch":
      await switchEndpoint(overprint, text("id"), text("to") === "on", actor);
      return said(done(text("to") === "on" ? "The endpoint is on" : "The endpoint is off"));
    case "remove":
      await removeEndpoint(overprint, text("id"), actor);
      return said(done("The endpoint and its log are removed"));
    case "replay":
      return said(
        (await replay(overprint, text("id"))) ? done("It is sent again") : notDone("This delivery is gone"),
      );
    case "local":
      await overprint.settings.set(localWebhooksSetting, form.has("allow"), actor);
      return said(done("Saved"));
    case "push-path":
      await renewPushPath(overprint, actor);
      return said(done("The push address is new", "Send it to 4over: the old one is refused from now on."));
    default:
      return said(notDone("Nothing was changed", "Reload the page and try again."));
  }
}

const looks = {
  waiting: { tone: "waiting", label: "Waiting" },
  delivered: { tone: "good", label: "Delivered" },
  failed: { tone: "bad", label: "Failed" },
} as const;

const columns: readonly Column<WebhookDelivery>[] = [
  {
    key: "event",
    header: "Event",
    cell: ({ eventType, eventId, isReplay }) => (
      <Stack gap={0}>
        <Text size="sm" fw={500}>
          {eventType}
          {isReplay ? (
            <Text span c="dimmed" size="xs">
              {" "}
              replay
            </Text>
          ) : null}
        </Text>
        <Text size="xs" c="dimmed" ff="monospace">
          {eventId}
        </Text>
      </Stack>
    ),
  },
  {
    key: "created",
    header: "When",
    sort: "created",
    cell: ({ createdAt }) => <Moment at={createdAt} as="ago" />,
  },
  {
    key: "state",
    header: "State",
    cell: ({ state, lastError, nextAttemptAt, lastStatus }) => (
      <Stack gap={2} align="flex-start">
        <StatusBadge {...looks[state]} />
        {lastError ? (
          <Text size="xs">{lastError}</Text>
        ) : lastStatus ? (
          <Text size="xs">HTTP {lastStatus}</Text>
        ) : null}
        {state === "waiting" && nextAttemptAt ? (
          <Text size="xs" c="dimmed">
            next <Moment at={nextAttemptAt} />
          </Text>
        ) : null}
      </Stack>
    ),
  },
  { key: "attempts", header: "Attempts", align: "right", wideOnly: true, cell: ({ attempts }) => attempts },
  {
    key: "replay",
    header: "",
    align: "right",
    cell: ({ id, state }) =>
      state === "waiting" ? null : (
        <IntentForm intent="replay" fields={{ id }}>
          <Button type="submit" size="compact-xs" variant="default">
            Replay
          </Button>
        </IntentForm>
      ),
  },
];

export default function SettingsWebhooksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { endpoints, deliveries, total, query, pushUrl, allowsLocal, keptDays } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title="Webhooks"
        text="Tells other programs what happens to jobs and orders, signed by the Standard Webhooks convention."
      />
      <Stack gap="lg">
        {actionData?.secret ? (
          <Alert color="green" title="Copy the signing secret now: it is not shown again">
            <Code block>{actionData.secret}</Code>
          </Alert>
        ) : null}
        {endpoints.map((endpoint) => (
          <Endpoint key={endpoint.id} endpoint={endpoint} />
        ))}
        <Paper withBorder p="md" component="section" aria-label="New endpoint">
          <Title order={2} size="h4" mb="sm">
            New endpoint
          </Title>
          <IntentForm intent="add">
            <Stack maw={520}>
              <TextInput
                name="url"
                label="Address"
                placeholder="https://example.com/hooks/overprint"
                required
              />
              <TextInput name="description" label="What it is for" maxLength={200} />
              <Checkbox.Group label="Events" defaultValue={[...eventTypes]}>
                <Stack gap={6} mt={6}>
                  {eventTypes.map((type) => (
                    <Checkbox
                      key={type}
                      name="event"
                      value={type}
                      label={type}
                      description={eventTitles[type]}
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
              <Button type="submit" loading={isBusy} style={{ alignSelf: "flex-start" }}>
                Add the endpoint
              </Button>
            </Stack>
          </IntentForm>
        </Paper>
        <section aria-label="Delivery log">
          <Title order={2} size="h4">
            Delivery log
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            Settled deliveries are kept for {keptDays} days; until then each can be sent again.
          </Text>
          <DataTable
            label="Deliveries"
            columns={columns}
            rows={deliveries}
            total={total}
            query={query}
            rowKey={({ id }) => id}
            filters={[
              {
                name: "state",
                label: "State",
                options: states.map((value) => ({ value, label: looks[value].label })),
              },
              {
                name: "endpoint",
                label: "Endpoint",
                options: endpoints.map(({ id, url }) => ({ value: id, label: url })),
              },
            ]}
            empty={
              <EmptyState title="Nothing sent yet" text="Every delivery with its answer appears here." />
            }
          />
        </section>
        <Paper withBorder p="md" component="section" aria-label="Push notifications from 4over">
          <Title order={2} size="h4">
            Push notifications from 4over
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            Send this address to 4over's API support for the job status publication. It is a secret; a
            notification only makes Overprint ask for the job at once.
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Code style={{ overflowWrap: "anywhere" }}>{pushUrl}</Code>
            <CopyButton value={pushUrl}>
              {({ copied, copy }) => (
                <ActionIcon variant="default" onClick={copy} aria-label="Copy the address">
                  {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                </ActionIcon>
              )}
            </CopyButton>
          </Group>
          <Group mt="sm">
            <ConfirmPlan
              label="New address"
              title="Make a new push address"
              plan={[
                "4over's notifications to the old address are refused.",
                "Send the new address to 4over.",
              ]}
              confirm="Make a new one"
              fields={{ intent: "push-path" }}
              button={{ size: "xs", variant: "default" }}
            />
          </Group>
        </Paper>
        <Paper withBorder p="md">
          <IntentForm intent="local">
            <Group justify="space-between">
              <Switch
                name="allow"
                defaultChecked={allowsLocal}
                label="Webhooks may go to private networks"
                description="Only for a program of your own behind the same firewall."
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

type EndpointShown = Route.ComponentProps["loaderData"]["endpoints"][number];

function Endpoint({
  endpoint: { id, url, description, events, isActive },
}: {
  readonly endpoint: EndpointShown;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={url}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Text fw={650} style={{ overflowWrap: "anywhere" }}>
            {url}
          </Text>
          <Text size="sm" c="dimmed">
            {[description, events.join(", ")].filter(Boolean).join(" · ")}
          </Text>
        </Stack>
        <StatusBadge tone={isActive ? "good" : "off"} label={isActive ? "On" : "Off"} />
      </Group>
      <Group gap="xs" mt="sm">
        {(
          [
            ["test", "Send an example", ""],
            ["switch", isActive ? "Switch off" : "Switch on", isActive ? "off" : "on"],
          ] as const
        ).map(([intent, label, to]) => (
          <IntentForm key={intent} intent={intent} fields={{ id, to }}>
            <Button type="submit" size="xs" variant="default">
              {label}
            </Button>
          </IntentForm>
        ))}
        <IntentForm intent="secret" fields={{ id }}>
          <Button type="submit" size="xs" variant="default">
            New signing secret
          </Button>
        </IntentForm>
        <ConfirmPlan
          label="Remove"
          title="Remove the endpoint"
          plan={[`${url} is told nothing any more.`, "Its delivery log is removed with it."]}
          confirm="Remove it"
          fields={{ intent: "remove", id }}
          isDangerous
          button={{ size: "xs" }}
        />
      </Group>
    </Paper>
  );
}
