import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  Stack,
  Stepper,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import type { JobId } from "@overprint/core/status";
import { jobActions } from "@overprint/core/transfer";
import { data, Form, Link, Outlet, redirect, useLocation, useNavigate } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { actOn } from "#server/transfer/acts.ts";
import { ledgerOfOrder } from "#server/transfer/ledger.ts";
import { standingOf } from "#server/transfer/steps.ts";
import { Amount } from "../../components/amount.tsx";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/steps.ts";
import { deedWords } from "./deed-words.ts";
import { copyOf, jobLooks, stateLooks, stepAddress } from "./state-look.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Transfer order ${loaderData.order.number} - Overprint` : "Transfer - Overprint" },
];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const { order, item, record, source } = standing;
  if (/\/transfers\/[^/]+\/?$/.test(new URL(request.url).pathname))
    throw redirect(stepAddress(item.id, record.copy, "map"));
  const ledger = await ledgerOfOrder(overprint, order.id);
  const timeline = await overprint.audit.ofOrder(order.id, 60);
  const heard = await overprint.status.jobs.find(
    record.jobs.flatMap(({ jobId }) => (jobId ? [jobId as JobId] : [])),
  );
  const standingAt = (jobId: string | null) => {
    const job = heard.find((one) => one.jobId === jobId);
    return job ? { label: job.statusLabel, bucket: job.bucket } : null;
  };
  return {
    order: { id: order.id, number: order.number, customer: order.customer.name },
    item: { id: item.id, title: item.title, quantity: item.quantity, sets: item.sets, price: item.price },
    // Chosen fields only: the payment token stays on the server.
    record: {
      itemId: record.itemId,
      copy: record.copy,
      state: record.state,
      reprintOf: record.reprintOf,
      productCode: record.mapping?.productCode ?? null,
      toConfirm: item.combination && source?.isOnSale ? source.code : null,
      confirmedFiles: record.artwork?.files.length ?? null,
      method: record.shipping?.method?.name ?? null,
      jobs: record.jobs.map((job) => ({ ...job, actions: jobActions(job, standingAt(job.jobId)) })),
    },
    ledger: { sentence: ledger.sentence, isComplete: ledger.isComplete },
    timeline: timeline
      .filter(({ action }) => action.startsWith("transfer."))
      .slice(0, 12)
      .map(({ id, at, actor, action, subject, after }) => ({
        id,
        at,
        actor,
        action,
        about: subject.kind === "job" ? subject.id : "",
        words: action.startsWith("transfer.cancel-") ? wordsOf(after) : null,
      })),
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  const acted = await actOn(overprint, { itemId: params.itemId, copy: copyOf(request) }, form, by);
  if (!acted.ok) return notDone(acted.problem.what, acted.problem.doNext);
  if (acted.value.goTo) return redirect(acted.value.goTo);
  return done(acted.value.title, acted.value.text);
}

/** The printer's own words in an audit entry. */
const wordsOf = (after: unknown): string | null =>
  typeof after === "object" && after !== null && "words" in after ? String(after.words) : null;

const steps = ["map", "artwork", "shipping"] as const;

/** A step has its tick when it is confirmed, not when a later one is looked at. */
const stepLook = (index: number, at: number, isConfirmed: boolean) =>
  index === at ? {} : isConfirmed ? { color: "green" } : { color: "gray", completedIcon: index + 1 };

export default function StepsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, item, record, ledger, timeline } = loaderData;
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const at = steps.findIndex((step) => pathname.endsWith(`/${step}`));
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title={
          <Group gap="sm">
            Order {order.number}: {item.title}
            <StatusBadge {...stateLooks[record.state]} />
            {record.copy > 0 ? (
              <Badge variant="outline" tt="none">
                Reprint of {record.reprintOf}
              </Badge>
            ) : null}
          </Group>
        }
        text={
          <>
            {order.customer} ordered {item.quantity.toLocaleString("en-US")} pieces
            {item.sets > 1 ? ` in ${item.sets} sets` : ""} for <Amount value={item.price} />.{" "}
            <Anchor component={Link} to={`/admin/orders/${order.id}`}>
              Order {order.number}
            </Anchor>
            {" · "}
            <Anchor component={Link} to="/admin/transfers">
              All transfers
            </Anchor>
          </>
        }
      />
      {at >= 0 ? (
        <Stepper
          active={at}
          onStepClick={(index) => navigate(stepAddress(item.id, record.copy, steps[index] ?? "map"))}
          mb="lg"
          size="sm"
        >
          <Stepper.Step
            label="Map with 4over product"
            description={
              record.productCode ?? (record.toConfirm ? `${record.toConfirm}, to confirm` : "Not chosen")
            }
            {...stepLook(0, at, record.productCode !== null)}
          />
          <Stepper.Step
            label="Artwork"
            description={
              record.confirmedFiles === null
                ? "Not confirmed"
                : `${record.confirmedFiles} file${record.confirmedFiles === 1 ? "" : "s"} confirmed`
            }
            {...stepLook(1, at, record.confirmedFiles !== null)}
          />
          <Stepper.Step
            label="Shipping and payment"
            description={record.method ?? "Not chosen"}
            {...stepLook(2, at, record.method !== null)}
          />
        </Stepper>
      ) : null}
      {record.state === "in-doubt" && at >= 0 ? (
        <Alert color="orange" title="It is not known whether 4over has this" mb="md">
          <Group justify="space-between">
            <Text size="sm">It is not sent again by itself. Say whether it is there.</Text>
            <Button
              component={Link}
              to={stepAddress(item.id, record.copy, "resolve")}
              color="orange"
              size="xs"
            >
              Resolve
            </Button>
          </Group>
        </Alert>
      ) : null}
      <Outlet />
      <Jobs record={record} itemId={item.id} />
      <Decisions record={record} />
      <Paper withBorder p="md" mt="lg" component="section" aria-label="Timeline">
        <Title order={2} size="h4" mb="xs">
          Timeline
        </Title>
        <Text size="sm" mb="xs" c={ledger.isComplete ? "green" : "dimmed"}>
          {ledger.sentence}
        </Text>
        <Stack gap={4}>
          {timeline.map((entry) => (
            <Text key={entry.id} size="sm">
              <Moment at={entry.at} /> · {deedWords(entry.action)}
              {entry.about ? ` ${entry.about}` : ""}
              {entry.words ? `: "${entry.words}"` : ""} · {entry.actor}
            </Text>
          ))}
          {timeline.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing has happened yet.
            </Text>
          ) : null}
        </Stack>
      </Paper>
    </>
  );
}

type Record = Route.ComponentProps["loaderData"]["record"];

function Jobs({ record, itemId }: { readonly record: Record; readonly itemId: string }) {
  if (record.jobs.length === 0) return null;
  return (
    <Paper withBorder p="md" mt="lg" component="section" aria-label="Jobs">
      <Title order={2} size="h4" mb="xs">
        Jobs
      </Title>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Set</Table.Th>
              <Table.Th>Job name</Table.Th>
              <Table.Th>Job ID</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Files</Table.Th>
              <Table.Th ta="right">Cost</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {record.jobs.map((job) => (
              <Table.Tr key={job.id}>
                <Table.Td>{job.set}</Table.Td>
                <Table.Td ff="monospace" fz="xs">
                  {job.jobName}
                </Table.Td>
                <Table.Td ff="monospace" fz="xs">
                  {job.jobId ?? "–"}
                </Table.Td>
                <Table.Td>
                  <StatusBadge {...jobLooks[job.state]} />
                  {job.reason && job.state !== "placed" ? (
                    <Text size="xs" c="dimmed">
                      {job.reason}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td fz="sm">
                  {job.state === "placed" ? job.filesState.replaceAll("-", " ") : "–"}
                </Table.Td>
                <Table.Td ta="right">
                  <Amount value={job.cost} />
                </Table.Td>
                <Table.Td>
                  <JobDeeds job={job} to={stepAddress(itemId, record.copy, "")} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

/** What can still be done with one job, and why not more. */
function JobDeeds({ job, to }: { readonly job: Record["jobs"][number]; readonly to: string }) {
  const { canAttach, canReprint, canCancel, words } = job.actions;
  if (!words) return null;
  return (
    <Stack gap={4} align="flex-end">
      <Group gap="xs" justify="flex-end" wrap="nowrap">
        {canAttach ? (
          <Form method="post" action={to}>
            <input type="hidden" name="intent" value="attach" />
            <input type="hidden" name="job" value={job.id} />
            <Button type="submit" size="xs" variant="light">
              Attach files
            </Button>
          </Form>
        ) : null}
        {canReprint ? (
          <ReasonedDeed
            label="Reprint"
            title={`Reprint job ${job.jobId}`}
            plan={[
              "A new job is prepared with the same product, artwork and address, linked to this one.",
              "Nothing is sent until you transfer it.",
            ]}
            confirm="Prepare reprint"
            fields={{ intent: "reprint", job: job.id }}
            to={to}
          />
        ) : null}
        {canCancel ? (
          <ReasonedDeed
            label="Cancel"
            title={`Cancel job ${job.jobId}`}
            plan={[
              "4over cancels a job until it reaches Batch Imposition, and may refuse.",
              "A cancelled job cannot be taken up again; the order product can be reprinted or excluded.",
            ]}
            confirm="Cancel the job"
            fields={{ intent: "cancel", job: job.id }}
            to={to}
            isDangerous
          />
        ) : null}
      </Group>
      <Text size="xs" c="dimmed" ta="right" maw={260}>
        {words}
      </Text>
    </Stack>
  );
}

/** Something that is done with a plan that is shown first and a reason that is kept. */
function ReasonedDeed({
  to,
  isDangerous = false,
  ...plan
}: {
  readonly label: string;
  readonly title: string;
  readonly plan: readonly string[];
  readonly confirm: string;
  readonly fields: { readonly [name: string]: string };
  readonly to: string;
  readonly isDangerous?: boolean;
}) {
  return (
    <ConfirmPlan
      {...plan}
      action={to}
      {...(isDangerous ? { isDangerous } : {})}
      button={isDangerous ? { size: "xs" } : { size: "xs", variant: "default" }}
    >
      <TextInput name="reason" label="Reason" required minLength={3} />
    </ConfirmPlan>
  );
}

/** Hold, release and exclude: what a person decides about an order product that is not at the printer. */
function Decisions({ record }: { readonly record: Record }) {
  const to = stepAddress(record.itemId, record.copy, "");
  const waits = ["to-transfer", "held", "refused", "cancelled"].includes(record.state);
  if (record.copy > 0 || (!waits && record.state !== "excluded")) return null;
  return (
    <Group mt="lg" gap="xs">
      {record.state === "held" || record.state === "excluded" ? (
        <Form method="post" action={to}>
          <input type="hidden" name="intent" value="release" />
          <Button type="submit" variant="default" size="xs">
            {record.state === "held" ? "Release" : "Take back in"}
          </Button>
        </Form>
      ) : null}
      {record.state === "to-transfer" ? (
        <ReasonedDeed
          label="Hold"
          title="Hold this order product"
          plan={["It is not transferred until somebody releases it."]}
          confirm="Hold"
          fields={{ intent: "hold" }}
          to={to}
        />
      ) : null}
      {record.state !== "excluded" ? (
        <ReasonedDeed
          label="Exclude"
          title="Exclude this order product"
          plan={["It will not go to 4over: made in house, refunded, cancelled by the customer."]}
          confirm="Exclude"
          fields={{ intent: "exclude" }}
          to={to}
        />
      ) : null}
    </Group>
  );
}
