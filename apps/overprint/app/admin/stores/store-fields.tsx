import {
  Button,
  Group,
  Paper,
  PasswordInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useState } from "react";
import { Form, useNavigation } from "react-router";
import type { OrderStatusChoice } from "#server/onprintshop/order-statuses.ts";
import { CompletedStatus } from "./completed-status.tsx";
import type { FieldErrors } from "./store-form.ts";

type Store = {
  readonly name: string;
  readonly currency: string;
  readonly connection: {
    readonly baseUrl: string;
    readonly clientId: string;
    readonly isSimulated: boolean;
    readonly filesBaseUrl: string | null;
    readonly timeZone: string;
    readonly addsSurchargesExactly: boolean;
    readonly completedOrderStatusId: number | null;
  };
};
type Simulated = { readonly url: string; readonly clientId: string; readonly clientSecret: string };
type Props = {
  readonly store: Store | null;
  readonly statuses: Promise<readonly OrderStatusChoice[] | null>;
  readonly simulated: Simulated | null;
  readonly errors: FieldErrors;
};

const keysPlace = "OnPrintShop: Orders > Export/API Orders > Export/API Settings > Advanced API";
const timeZones = [
  "UTC",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Toronto",
  "America/Vancouver",
  "America/Halifax",
  "Europe/London",
  "Asia/Kolkata",
  "Australia/Sydney",
];

/** Everything a person says about a store. Saving tries it. */
export function StoreFields({ store, statuses, simulated, errors }: Props) {
  const [isSimulated, setSimulated] = useState(store?.connection.isSimulated ?? false);
  const isBusy = useNavigation().formData?.get("intent") === "save";
  const given = isSimulated && simulated ? simulated : null;
  const connection = store?.connection;
  return (
    <Form method="post">
      <input type="hidden" name="isSimulated" value={isSimulated ? "yes" : "no"} />
      <Stack gap="lg">
        <Paper withBorder p="md">
          <Stack gap="sm" key={given ? "simulated" : "own"}>
            <Group justify="space-between">
              <Title order={2} size="h4">
                Connection
              </Title>
              {simulated && !store && !isSimulated ? (
                <Button variant="light" size="xs" onClick={() => setSimulated(true)}>
                  Fill in the simulated store
                </Button>
              ) : null}
            </Group>
            <TextInput
              name="name"
              label="Name"
              description="Shown beside each of its orders"
              defaultValue={store?.name ?? (given ? "Simulated OnPrintShop" : "")}
              error={errors.name}
              required
            />
            <TextInput
              name="baseUrl"
              label="Base URL"
              description="The address your customers use"
              placeholder="https://shop.example.com"
              defaultValue={given?.url ?? connection?.baseUrl ?? ""}
              error={errors.baseUrl}
              required
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput
                name="clientId"
                label="Client id"
                description="From Advanced API"
                defaultValue={given?.clientId ?? connection?.clientId ?? ""}
                error={errors.clientId}
                autoComplete="off"
                required
              />
              <PasswordInput
                name="clientSecret"
                label="Client secret"
                description={
                  store ? "Leave empty to keep the stored one" : "Stored encrypted, never shown again"
                }
                defaultValue={given && !store ? given.clientSecret : ""}
                error={errors.clientSecret}
                autoComplete="off"
                required={!store}
              />
            </SimpleGrid>
            <Text size="sm" c="dimmed">
              {keysPlace}. Add the outgoing IP address of this server to <b>IP Addresses</b> there.
            </Text>
          </Stack>
        </Paper>
        <Paper withBorder p="md">
          <Stack gap="sm" key={given ? "simulated" : "own"}>
            <Title order={2} size="h4">
              How this store works
            </Title>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <Select
                name="timeZone"
                label="Time zone"
                description="The store writes times without one"
                data={timeZones}
                defaultValue={connection?.timeZone ?? "UTC"}
                error={errors.timeZone}
                searchable
                allowDeselect={false}
              />
              <Select
                name="currency"
                label="Currency"
                description="For orders that do not say"
                data={["USD", "CAD"]}
                defaultValue={store?.currency ?? "USD"}
                allowDeselect={false}
              />
            </SimpleGrid>
            <TextInput
              name="filesBaseUrl"
              label="Folder of print-ready files"
              description="Only when OnPrintShop names files without an address"
              placeholder="https://shop.example.com/images/orders"
              defaultValue={given ? `${given.url}/printready` : (connection?.filesBaseUrl ?? "")}
              error={errors.filesBaseUrl}
            />
            <CompletedStatus
              statuses={statuses}
              chosen={connection?.completedOrderStatusId ?? null}
              isConnected={store !== null}
            />
            <Radio.Group
              name="surcharges"
              label="How this store charges the price of an option"
              description="Decides how products are laid out. Prices come out exact either way."
              defaultValue={connection?.addsSurchargesExactly || given ? "run" : "unknown"}
            >
              <Stack gap={6} mt={6}>
                <Radio
                  value="unknown"
                  label="For each piece, or I do not know: one OnPrintShop size for each choice, every price written out"
                />
                <Radio
                  value="run"
                  label="Once for the whole quantity: options as drop-downs with surcharges"
                />
              </Stack>
            </Radio.Group>
          </Stack>
        </Paper>
        <Group>
          <Button type="submit" name="intent" value="save" loading={isBusy}>
            {store ? "Save and check again" : "Connect and check"}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
