import {
  Alert,
  Button,
  Code,
  Group,
  Menu,
  Modal,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Person } from "@overprint/core/people";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import { data, useFetcher } from "react-router";
import { z } from "zod";
import { owner, person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/users";

export const meta = () => [{ title: "Users - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { userId, role } = person(context);
  return {
    people: await context.get(overprintContext).auth.people(),
    ownId: userId,
    isOwner: role === "owner",
  };
}

const role = z.enum(["owner", "operator"]);
const id = z.string();
const forms = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), name: z.string().trim().min(1).max(100), email: z.email(), role }),
  z.object({ intent: z.literal("change-role"), id, role }),
  z.object({ intent: z.literal("reset-password"), id }),
  z.object({ intent: z.literal("remove"), id }),
]);

export async function action({ request, context }: Route.ActionArgs) {
  const by = owner(context);
  const { auth } = context.get(overprintContext);
  const sent = forms.safeParse(Object.fromEntries(await request.formData()));
  if (!sent.success)
    return notDone("Not saved", "Enter a name and an e-mail address such as jo@shop.example.");
  const form = sent.data;
  switch (form.intent) {
    case "add": {
      const answer = await auth.addPerson(form, by);
      return answer.ok
        ? given(form.email, answer.value.password)
        : notDone("Not added", answer.problem.reason);
    }
    case "reset-password": {
      const answer = await auth.resetPassword(form.id, by);
      return answer.ok ? given(null, answer.value.password) : notDone("Not reset", answer.problem.reason);
    }
    case "change-role": {
      const answer = await auth.changeRole(form.id, form.role, by);
      return answer.ok ? done("Role changed") : notDone("Role not changed", answer.problem.reason);
    }
    case "remove": {
      const answer = await auth.removePerson(form.id, by);
      return answer.ok
        ? done("Removed", "Their sessions have ended.")
        : notDone("Not removed", answer.problem.reason);
    }
    default:
      throw data(form satisfies never, { status: 400 });
  }
}

const given = (email: string | null, password: string) => ({ notice: null, given: { email, password } });

export default function UsersPage({ loaderData: { people, ownId, isOwner } }: Route.ComponentProps) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  const oneTime = fetcher.data && "given" in fetcher.data ? fetcher.data.given : null;
  return (
    <>
      <PageHeader
        title="Users"
        text="Owners may do everything. Operators run orders, but change neither people, keys nor mode."
        action={isOwner ? <AddPerson fetcher={fetcher} /> : undefined}
      />
      {oneTime ? <OneTimePassword {...oneTime} /> : null}
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="sm" aria-label="Users">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Second factor</Table.Th>
              <Table.Th>Last seen</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((one) => (
              <PersonRow
                key={one.id}
                one={one}
                isOwn={one.id === ownId}
                mayChange={isOwner}
                fetcher={fetcher}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

type Fetcher = ReturnType<typeof useFetcher<typeof action>>;

function PersonRow({
  one,
  isOwn,
  mayChange,
  fetcher,
}: {
  readonly one: Person;
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly fetcher: Fetcher;
}) {
  const send = (fields: Record<string, string>) =>
    fetcher.submit({ id: one.id, ...fields }, { method: "post" });
  const otherRole = one.role === "owner" ? "operator" : "owner";
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={500}>
          {one.name}
          {isOwn ? " (you)" : ""}
        </Text>
        <Text size="xs" c="dimmed">
          {one.email}
        </Text>
      </Table.Td>
      <Table.Td>{one.role === "owner" ? "Owner" : "Operator"}</Table.Td>
      <Table.Td>
        <StatusBadge tone={one.hasSecondFactor ? "good" : "off"} label={one.hasSecondFactor ? "On" : "Off"} />
      </Table.Td>
      <Table.Td>
        {one.mustChangePassword ? (
          <StatusBadge tone="waiting" label="Invited" />
        ) : (
          <Moment at={one.lastSeenAt} as="ago" />
        )}
      </Table.Td>
      <Table.Td ta="right">
        {mayChange ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" aria-label={`Actions for ${one.name}`}>
                <IconDots size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => send({ intent: "change-role", role: otherRole })}>
                Make {otherRole}
              </Menu.Item>
              <Menu.Item onClick={() => send({ intent: "reset-password" })}>New one-time password</Menu.Item>
              <Menu.Item color="red" disabled={isOwn} onClick={() => send({ intent: "remove" })}>
                Remove
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

function AddPerson({ fetcher }: { readonly fetcher: Fetcher }) {
  const [opened, { open, close }] = useDisclosure();
  const isAdded = fetcher.data && "given" in fetcher.data;
  useEffect(() => {
    if (isAdded) close();
  }, [isAdded, close]);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        Add user
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title="Add user"
        centered
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="add" />
          <Stack>
            <TextInput label="Name" name="name" required data-autofocus />
            <TextInput label="E-mail" name="email" type="email" required />
            <Select
              label="Role"
              name="role"
              defaultValue="operator"
              allowDeselect={false}
              data={[
                { value: "operator", label: "Operator" },
                { value: "owner", label: "Owner" },
              ]}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={fetcher.state !== "idle"}>
                Add
              </Button>
            </Group>
          </Stack>
        </fetcher.Form>
      </Modal>
    </>
  );
}

function OneTimePassword({ email, password }: { readonly email: string | null; readonly password: string }) {
  return (
    <Alert color="green" title="One-time password" mb="md">
      <Text size="sm">
        Give {email ?? "them"} this password: <Code fz="sm">{password}</Code>. It is not shown again, and must
        be replaced at the first sign-in.
      </Text>
    </Alert>
  );
}
