import { Anchor, Badge, Button, Grid, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import type { OrderRecord, StoreOrderId } from "@overprint/core/orders";
import { addressLines } from "@overprint/core/shipping";
import { IconExternalLink, IconMail } from "@tabler/icons-react";
import { data, Form, Link } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { listKeptMails } from "#server/mail/mail-folder.ts";
import {
  decideItem,
  isDecision,
  mailConfirmationAgain,
  setStatusByHand,
} from "#server/storefront/admin-orders.ts";
import { aboutOrder } from "#server/storefront/order-mail.ts";
import { ledgerOfOrder } from "#server/transfer/ledger.ts";
import { Amount } from "../../components/amount.tsx";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SyncButton } from "../status/sync-button.tsx";
import { LedgerCard } from "../transfers/ledger-card.tsx";
import type { Route } from "./+types/order.ts";
import { OrderHistory } from "./order-history.tsx";
import { OrderItemCard } from "./order-item.tsx";
import { paymentWords } from "./progress-look.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Order ${loaderData.order.number} - Overprint` : "Order - Overprint" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const { orders, orderStatuses, audit, mailFolder, jobsOfOrder } = overprint;
  const order = await orders.find(params.id as StoreOrderId);
  if (!order) throw data("This order is not known here.", { status: 404 });
  const [statuses, entries, mails, jobs, ledger] = await Promise.all([
    orderStatuses.list(),
    audit.ofOrder(order.id),
    listKeptMails(mailFolder, { limit: 20, about: aboutOrder(order.number) }),
    jobsOfOrder(order.id),
    ledgerOfOrder(overprint, order.id),
  ]);
  return { order, statuses, entries, mails, jobs, ledger };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const text = (field: string) => String(form.get(field) ?? "");
  const deed = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  const orderId = params.id as StoreOrderId;
  const intent = text("intent");
  if (isDecision(intent)) {
    const on = { orderId, itemId: text("item"), decision: intent, reason: text("reason") };
    const decided = await decideItem(overprint, on, deed);
    return decided.ok
      ? done(`${decided.value.title}: ${decisionDone[intent]}`)
      : refusedNotice(decided.problem);
  }
  switch (intent) {
    case "status": {
      const change = {
        orderId,
        itemId: text("item"),
        statusId: text("status"),
        notify: form.has("notify"),
        comment: text("comment").trim() || null,
      };
      const set = await setStatusByHand(overprint, change, deed);
      return set.ok ? done(`The status is ${set.value.title} now`) : refusedNotice(set.problem);
    }
    case "mail-again":
      await mailConfirmationAgain(overprint, orderId, deed);
      return done("The confirmation is on its way again");
    default:
      return notDone("Nothing was changed", "Reload the page and try again.");
  }
}

const decisionDone = { hold: "held", exclude: "excluded", release: "released" } as const;
const refusedNotice = ({ what, doNext }: { readonly what: string; readonly doNext: string }) =>
  notDone(what, doNext);

export default function OrderPage({ loaderData, actionData }: Route.ComponentProps) {
  const { order, statuses, entries, mails, jobs, ledger } = loaderData;
  useNotice(actionData?.notice);
  return (
    <>
      <Text size="sm" mb={4}>
        <Anchor component={Link} to="/admin/orders">
          Orders
        </Anchor>{" "}
        / {order.number}
      </Text>
      <PageHeader
        title={`Order ${order.number}`}
        text={
          <>
            {order.customer.name}, <Moment at={order.placedAt} />, {order.storeName}
          </>
        }
        action={
          <Group>
            <SyncButton scope="order" id={order.id} variant="default" />
            <Button component={Link} to={`/admin/transfers?q=${order.number}`}>
              4over Orders Transfer
            </Button>
          </Group>
        }
      />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            {order.items.map((item) => (
              <OrderItemCard
                key={item.id}
                item={item}
                statuses={statuses}
                jobs={jobs.filter(({ itemId }) => itemId === item.id)}
              />
            ))}
            <LedgerCard ledger={ledger} />
            {order.note ? (
              <Paper withBorder p="md">
                <Title order={2} size="h3">
                  The customer's note
                </Title>
                <Text style={{ whiteSpace: "pre-wrap" }}>{order.note}</Text>
              </Paper>
            ) : null}
            <OrderHistory order={order} entries={entries} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            <Customer order={order} />
            <Sum order={order} />
            <Mails mails={mails} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Customer({ order }: { readonly order: OrderRecord }) {
  const { customer, shipTo, accessKey } = order;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="xs">
        Customer
      </Title>
      <Text size="sm">{customer.name}</Text>
      <Anchor size="sm" href={`mailto:${customer.email}`}>
        {customer.email}
      </Anchor>
      <Text size="sm">{customer.phone}</Text>
      <Title order={3} size="h5" mt="sm">
        Ships to
      </Title>
      {addressLines(shipTo).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      <Button
        component="a"
        href={`/order/${accessKey}`}
        target="_blank"
        rel="noreferrer"
        variant="default"
        size="xs"
        mt="md"
        rightSection={<IconExternalLink size={14} aria-hidden />}
      >
        Open the customer's page
      </Button>
    </Paper>
  );
}

function Sum({ order }: { readonly order: OrderRecord }) {
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          Total
        </Title>
        <Badge variant="light" tt="none">
          {paymentWords[order.paymentState]}
        </Badge>
      </Group>
      <Table aria-label="Total" withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
        <Table.Tbody>
          {order.items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>{item.title}</Table.Td>
              <Table.Td ta="right">
                <Amount value={item.price} />
              </Table.Td>
            </Table.Tr>
          ))}
          {order.shippingMethod ? (
            <Table.Tr>
              <Table.Td>Shipping, {order.shippingMethod.name}</Table.Td>
              <Table.Td ta="right">
                <Amount value={order.shippingMethod.price} />
              </Table.Td>
            </Table.Tr>
          ) : null}
          <Table.Tr>
            <Table.Th>Total</Table.Th>
            <Table.Th ta="right">
              <Amount value={order.total} />
            </Table.Th>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

type Mails = Route.ComponentProps["loaderData"]["mails"];

function Mails({ mails }: { readonly mails: Mails }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="xs">
        Mails
      </Title>
      {mails.length === 0 ? (
        <Text size="sm" c="dimmed">
          None in the mail folder. With an SMTP server mails leave at once and are not kept here.
        </Text>
      ) : (
        <Stack gap={6}>
          {mails.map(({ name, subject, at }) => (
            <Stack key={name} gap={0}>
              <Anchor size="sm" href={`/admin/mail/${name}`} target="_blank">
                {subject}
              </Anchor>
              <Text size="xs" c="dimmed">
                <Moment at={at} />
              </Text>
            </Stack>
          ))}
        </Stack>
      )}
      <Form method="post">
        <input type="hidden" name="intent" value="mail-again" />
        <Button
          type="submit"
          variant="default"
          size="xs"
          mt="sm"
          leftSection={<IconMail size={14} aria-hidden />}
        >
          Send the confirmation again
        </Button>
      </Form>
    </Paper>
  );
}
