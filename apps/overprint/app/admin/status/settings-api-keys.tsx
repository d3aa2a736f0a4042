import {
  Alert,
  Button,
  Checkbox,
  Code,
  Paper,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { apiScopes, apiScopeTitles, isKeyValid } from "@overprint/core/programs";
import { Form, useNavigation } from "react-router";
import { makeApiKey, revokeApiKey } from "#server/api/keys.ts";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/settings-api-keys";

export const meta = () => [{ title: "API keys - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { clock, status } = context.get(overprintContext);
  const now = clock.now().toISOString();
  const keys = await status.apiKeys.list();
  return { keys: keys.map((key) => ({ ...key, isValid: isKeyValid(key, now) })) };
}

const day = 86_400_000;

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  if (form.get("intent") === "revoke") {
    await revokeApiKey(overprint, String(form.get("id")), actor);
    return { ...done("The key opens nothing any more"), key: null };
  }
  const name = String(form.get("name") ?? "").trim();
  const scopes = form.getAll("scope").map(String);
  if (!name || scopes.length === 0)
    return { ...notDone("No key was made", "Give it a name and at least one permission."), key: null };
  const days = Number(form.get("days"));
  const expiresAt = days > 0 ? new Date(overprint.clock.now().getTime() + days * day).toISOString() : null;
  const { key } = await makeApiKey(overprint, { name, scopes, expiresAt, actor });
  return { ...done("The key is made"), key };
}

export default function SettingsApiKeysPage({ loaderData: { keys }, actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  return (
    <>
      <PageHeader
        title="API keys"
        text={
          <>
            For programs that use <a href="/api/v1/docs">the API</a>. A key is shown once, when it is made.
          </>
        }
      />
      <Stack gap="lg">
        {actionData?.key ? (
          <Alert color="green" title="Copy the key now: it is not shown again">
            <Code block>{actionData.key}</Code>
          </Alert>
        ) : null}
        {keys.length === 0 ? (
          <EmptyState title="No keys yet" text="Make one for each program, with only what it needs." />
        ) : (
          <Paper withBorder>
            <Table.ScrollContainer minWidth={640} type="native">
              <Table aria-label="API keys" verticalSpacing="sm" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>May</Table.Th>
                    <Table.Th>Last used</Table.Th>
                    <Table.Th>Expires</Table.Th>
                    <Table.Th />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {keys.map((key) => (
                    <Table.Tr key={key.id}>
                      <Table.Td>
                        <Text size="sm" fw={500}>
                          {key.name}
                        </Text>
                        <Text size="xs" c="dimmed" ff="monospace">
                          {key.prefix}…
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        {key.scopes.map((scope) => (
                          <Text key={scope} size="xs">
                            {apiScopeTitles[scope]}
                          </Text>
                        ))}
                      </Table.Td>
                      <Table.Td>
                        <Moment at={key.lastUsedAt} as="ago" />
                      </Table.Td>
                      <Table.Td>
                        <Moment at={key.expiresAt} as="day" />
                      </Table.Td>
                      <Table.Td ta="right">
                        {key.isValid ? (
                          <ConfirmPlan
                            label="Revoke"
                            title={`Revoke ${key.name}`}
                            plan={[
                              "Programs that use it are refused from now on.",
                              "It cannot be taken back.",
                            ]}
                            confirm="Revoke the key"
                            fields={{ intent: "revoke", id: key.id }}
                            isDangerous
                            button={{ size: "xs" }}
                          />
                        ) : (
                          <StatusBadge tone="off" label={key.revokedAt ? "Revoked" : "Expired"} />
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Paper>
        )}
        <Paper withBorder p="md" component="section" aria-label="New key">
          <Title order={2} size="h4" mb="sm">
            New key
          </Title>
          <Form method="post">
            <Stack maw={440}>
              <TextInput
                name="name"
                label="Name"
                description="Of the program that will use it."
                required
                maxLength={100}
              />
              <Checkbox.Group label="It may">
                <Stack gap={6} mt={6}>
                  {apiScopes.map((scope) => (
                    <Checkbox key={scope} name="scope" value={scope} label={apiScopeTitles[scope]} />
                  ))}
                </Stack>
              </Checkbox.Group>
              <Select
                name="days"
                label="Expires"
                defaultValue="365"
                allowDeselect={false}
                data={[
                  { value: "30", label: "In 30 days" },
                  { value: "365", label: "In a year" },
                  { value: "0", label: "Never" },
                ]}
              />
              <Button type="submit" loading={isBusy} style={{ alignSelf: "flex-start" }}>
                Make the key
              </Button>
            </Stack>
          </Form>
        </Paper>
      </Stack>
    </>
  );
}
