import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Address } from "@overprint/core/shipping";
import { blindSenderSetting } from "@overprint/core/transfer";
import { Form, useNavigation } from "react-router";
import { owner } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { readAddress } from "#server/transfer/shipping-step.ts";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import type { Route } from "./+types/settings-addresses.ts";
import { AddressFields } from "./address-fields.tsx";

export const meta = () => [{ title: "Shipping Addresses - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { sender: await context.get(overprintContext).settings.get(blindSenderSetting) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { settings, transfer } = context.get(overprintContext);
  const change = { actor: owner(context).actor, requestId: context.get(requestContext).requestId };
  const form = await request.formData();
  const none = { imported: [] as readonly Partial<Address>[] };
  if (form.get("intent") === "import") {
    const ports = await transfer.ports();
    if (!ports.ok) return { ...notDone(ports.problem.reason, ports.problem.doNext), ...none };
    const imported = await ports.value.printer.fetchAddressBook();
    return imported.length > 0
      ? { ...done(`${imported.length} addresses from 4over`, "Choose one as the sender."), imported }
      : { ...notDone("The address book at 4over is empty", "Type the sender here."), ...none };
  }
  const sender = readAddress(form, "from");
  if (
    !sender.street ||
    !sender.city ||
    !sender.postalCode ||
    !sender.phone ||
    !(sender.company || sender.lastName)
  )
    return {
      ...notDone("Not saved", "4over needs company or name, phone, street, city and zip code of the sender."),
      ...none,
    };
  await settings.set(blindSenderSetting, sender, change);
  return { ...done("Saved"), ...none };
}

export default function SettingsAddressesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sender } = loaderData;
  const isBusy = useNavigation().state === "submitting";
  useNotice(actionData?.notice);
  const imported = actionData?.imported ?? [];
  return (
    <>
      <PageHeader
        title="Shipping Addresses"
        text="The sender that labels of blind shipments show, unless the order names its own."
        action={
          <Form method="post">
            <Button type="submit" name="intent" value="import" variant="default">
              Import ship to address from 4over
            </Button>
          </Form>
        }
      />
      {sender ? null : (
        <Alert color="orange" mb="md" maw={720}>
          No sender is set yet. Blind shipments are held until there is one.
        </Alert>
      )}
      {imported.length > 0 ? (
        <Paper withBorder p="md" mb="md" maw={720}>
          <Title order={2} size="h4" mb="xs">
            From 4over's address book
          </Title>
          <Stack gap="xs">
            {imported.map((address) => (
              <Form method="post" key={JSON.stringify(address)}>
                {Object.entries(address).map(([name, value]) => (
                  <input key={name} type="hidden" name={`from.${name}`} value={value ?? ""} />
                ))}
                <input type="hidden" name="from.phone" value={address.phone || sender?.phone || ""} />
                <input type="hidden" name="from.company" value={address.company || sender?.company || ""} />
                <Group justify="space-between">
                  <Text size="sm">
                    {[address.company, address.street, address.city, address.state, address.postalCode]
                      .filter(Boolean)
                      .join(", ")}
                  </Text>
                  <Button type="submit" size="xs" variant="light">
                    Use as sender
                  </Button>
                </Group>
              </Form>
            ))}
          </Stack>
        </Paper>
      ) : null}
      <Paper withBorder p="md" maw={720}>
        <Form method="post">
          <AddressFields prefix="from" address={sender} />
          <Group justify="flex-end" mt="md">
            <Button type="submit" loading={isBusy}>
              Save
            </Button>
          </Group>
        </Form>
      </Paper>
    </>
  );
}
