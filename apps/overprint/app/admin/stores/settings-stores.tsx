import { Anchor, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { connectionSchema } from "#server/onprintshop/connection.ts";
import { orderReading } from "#server/onprintshop/readings.ts";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge, type Tone } from "../../components/status-badge.tsx";
import type { Route } from "./+types/settings-stores.ts";

export const meta = () => [{ title: "Stores - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const stores = await overprint.knownStores();
  return {
    stores: await Promise.all(
      stores.map(async ({ id, kind, name, isActive, connection }) => {
        const parsed = kind === "onprintshop" ? connectionSchema.safeParse(connection) : null;
        const checks = parsed?.success ? parsed.data.checks : [];
        return {
          id,
          kind,
          name,
          isActive,
          address: parsed?.success ? parsed.data.baseUrl : null,
          toDo: checks.filter(({ state }) => state !== "good").length,
          isBad: checks.some(({ state }) => state === "bad"),
          readThrough: kind === "onprintshop" ? await orderReading(overprint, id) : null,
        };
      }),
    ),
  };
}

type StoreRow = Route.ComponentProps["loaderData"]["stores"][number];

export default function SettingsStoresPage({ loaderData: { stores } }: Route.ComponentProps) {
  return (
    <>
      <PageHeader
        title="Stores"
        text="Where your products sell. Each store has its own products, prices and statuses."
        action={
          <Button component={Link} to="/admin/settings/stores/new">
            Connect OnPrintShop
          </Button>
        }
      />
      {stores.length === 0 ? (
        <EmptyState
          title="No store yet"
          text="Connect an OnPrintShop store, and its orders come in by themselves."
        />
      ) : (
        <Stack gap="sm">
          {stores.map((store) => (
            <StoreCard key={store.id} store={store} />
          ))}
        </Stack>
      )}
    </>
  );
}

function StoreCard({ store }: { readonly store: StoreRow }) {
  const { tone, label } = standingOf(store);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {store.kind === "onprintshop" ? (
              <Anchor component={Link} to={`/admin/settings/stores/${store.id}`} inherit>
                {store.name}
              </Anchor>
            ) : (
              store.name
            )}
          </Title>
          <Text size="sm" c="dimmed">
            {store.kind === "built-in"
              ? "The built-in store"
              : `OnPrintShop at ${store.address ?? "an incomplete address"}`}
          </Text>
          {store.kind === "onprintshop" ? (
            <Text size="sm" mt={4}>
              Orders last read: {store.readThrough ? <Moment at={store.readThrough} as="ago" /> : "not yet"}
            </Text>
          ) : null}
        </div>
        <StatusBadge tone={tone} label={label} />
      </Group>
    </Paper>
  );
}

function standingOf({ kind, isActive, isBad, toDo }: StoreRow): {
  readonly tone: Tone;
  readonly label: string;
} {
  if (isBad) return { tone: "bad", label: "Connection needs you" };
  if (!isActive) return { tone: "off", label: "Switched off" };
  if (kind === "onprintshop" && toDo > 0)
    return { tone: "attention", label: `Connected, ${toDo} to look at` };
  return { tone: "good", label: kind === "built-in" ? "Open" : "Connected" };
}
