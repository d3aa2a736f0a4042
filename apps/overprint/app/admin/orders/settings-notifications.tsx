import {
  Accordion,
  Anchor,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import type { OrderProductStatus } from "@overprint/core/orders";
import { Form } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { listKeptMails } from "#server/mail/mail-folder.ts";
import { saveMailRoute, saveStatusWords, sendTestMail } from "#server/storefront/notifications.ts";
import { mailSetting, smtpPasswordName } from "#server/storefront/shop-profile.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import type { Route } from "./+types/settings-notifications.ts";

export const meta = () => [{ title: "Notifications - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { settings, secrets, orderStatuses, mailFolder } = context.get(overprintContext);
  const [route, hasPassword, statuses, mails] = await Promise.all([
    settings.get(mailSetting),
    secrets.has(smtpPasswordName),
    orderStatuses.list(),
    listKeptMails(mailFolder, { limit: 10 }),
  ]);
  return { route, hasPassword, statuses, mails };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const deed = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  switch (form.get("intent")) {
    case "route": {
      const saved = await saveMailRoute(overprint, form, deed);
      return saved.ok ? done("Mail settings saved") : notDone("Not saved", saved.problem.reason);
    }
    case "test": {
      const sent = await sendTestMail(overprint, person(context).email);
      return sent.ok
        ? done("Test mail sent", sent.value.where)
        : notDone("The test mail was not taken", sent.problem.reason);
    }
    case "words": {
      const saved = await saveStatusWords(overprint, form, deed);
      return saved.ok ? done(`${saved.value.title} saved`) : notDone("Not saved", saved.problem.reason);
    }
    default:
      return notDone("Nothing was changed", "Reload the page and try again.");
  }
}

export default function SettingsNotificationsPage({ loaderData, actionData }: Route.ComponentProps) {
  useNotice(actionData?.notice);
  const { statuses, mails } = loaderData;
  return (
    <>
      <PageHeader
        title="Notifications"
        text="How mail leaves, and what customers of the built-in store are told."
      />
      <Stack>
        <MailRoute {...loaderData} />
        <Paper withBorder p="md">
          <Title order={2} size="h3">
            Order-product statuses
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            Titles are for you, customer titles are for the order page, and the mail goes out when the status
            is set with "tell the customer". {"{number}"}, {"{name}"} and {"{product}"} are filled in.
          </Text>
          <Accordion variant="separated">
            {statuses.map((status) => (
              <StatusWords key={status.id} status={status} />
            ))}
          </Accordion>
        </Paper>
        <Paper withBorder p="md">
          <Title order={2} size="h3" mb="xs">
            Mail folder
          </Title>
          {mails.length === 0 ? (
            <Text size="sm" c="dimmed">
              Empty. Without an SMTP server every mail is kept here instead of leaving.
            </Text>
          ) : (
            <Stack gap={6}>
              {mails.map(({ name, subject, to, at }) => (
                <Group key={name} justify="space-between" wrap="nowrap">
                  <Anchor size="sm" href={`/admin/mail/${name}`} target="_blank" truncate>
                    {subject}
                  </Anchor>
                  <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                    {to}, <Moment at={at} />
                  </Text>
                </Group>
              ))}
            </Stack>
          )}
        </Paper>
      </Stack>
    </>
  );
}

function MailRoute({
  route,
  hasPassword,
}: Pick<Route.ComponentProps["loaderData"], "route" | "hasPassword">) {
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="sm">
        Mail
      </Title>
      <Form method="post">
        <input type="hidden" name="intent" value="route" />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            name="fromName"
            label="Sender's name"
            description="Empty: the shop's name"
            defaultValue={route.fromName}
          />
          <TextInput
            name="fromAddress"
            label="Sender's address"
            description="Empty: the shop's address"
            type="email"
            defaultValue={route.fromAddress}
          />
          <TextInput
            name="newOrdersTo"
            label="Tell of new orders"
            description="Empty: nobody"
            type="email"
            defaultValue={route.newOrdersTo}
          />
          <TextInput
            name="host"
            label="SMTP server"
            description="Empty: mails stay in the mail folder"
            defaultValue={route.host}
          />
          <NumberInput name="port" label="Port" min={1} max={65_535} defaultValue={route.port} />
          <TextInput name="user" label="User" autoComplete="off" defaultValue={route.user} />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="new-password"
            placeholder={hasPassword ? "kept; type to replace" : ""}
          />
          <Checkbox
            name="isSecure"
            label="TLS from the first byte (port 465)"
            defaultChecked={route.isSecure}
            mt="xl"
          />
        </SimpleGrid>
        <Button type="submit" mt="md">
          Save
        </Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="intent" value="test" />
        <Button type="submit" variant="default" mt="sm">
          Send a test mail to me
        </Button>
      </Form>
    </Paper>
  );
}

function StatusWords({ status }: { readonly status: OrderProductStatus }) {
  return (
    <Accordion.Item value={status.id}>
      <Accordion.Control>
        {status.title}{" "}
        <Text span size="sm" c="dimmed">
          {status.customerTitle === status.title ? "" : `customers read "${status.customerTitle}"`}
          {status.mail ? " · with mail" : ""}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Form method="post">
          <input type="hidden" name="intent" value="words" />
          <input type="hidden" name="id" value={status.id} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput name="title" label="Title" required defaultValue={status.title} />
            <TextInput
              name="customerTitle"
              label="Customer title"
              required
              defaultValue={status.customerTitle}
            />
          </SimpleGrid>
          <TextInput
            name="subject"
            label="Mail subject"
            description="Empty: customers get no mail for this status"
            mt="sm"
            defaultValue={status.mail?.subject ?? ""}
          />
          <Textarea
            name="words"
            label="Mail text"
            mt="sm"
            autosize
            minRows={2}
            defaultValue={status.mail?.words ?? ""}
          />
          <Button type="submit" mt="sm" size="xs">
            Save
          </Button>
        </Form>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
