import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { formatMoney, money } from "@overprint/core/money";
import { Link } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { AreaCard, LineCard } from "../../components/chart-card.tsx";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { Moment } from "../../components/moment.tsx";
import { useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatStrip, StatTile } from "../../components/stat-tile.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/product";
import { OwnPricesForm } from "./own-prices-form.tsx";
import { PriceTables } from "./price-tables.tsx";
import { percentOf } from "./product-row.ts";
import { type ProductView, productAction, productView } from "./product-view.server.ts";
import { TextsForm } from "./texts-form.tsx";

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.title ?? "View Details"} - Overprint` },
];

export const loader = ({ context, params }: Route.LoaderArgs) =>
  productView(context.get(overprintContext), params.id);

export const action = async ({ context, params, request }: Route.ActionArgs) =>
  productAction(context.get(overprintContext), params.id, await request.formData(), person(context));

export default function ProductPage({ loaderData, actionData }: Route.ComponentProps) {
  const view = loaderData;
  useNotice(actionData?.notice);
  return (
    <>
      <Anchor component={Link} to="/admin/products" size="sm">
        All products
      </Anchor>
      <PageHeader title={view.title} text={`View Details · SKU ${view.sku}`} />
      {view.isDiscontinued ? (
        <Alert color="orange" title="4over no longer makes this product" mb="md">
          It is out of every store and cannot be ordered. Its texts, mapping and history are kept.
        </Alert>
      ) : null}
      {view.prices ? <Numbers view={view} /> : null}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" mb="lg">
        <TextsForm view={view} problems={actionData?.problems ?? {}} />
        <Stack>
          <Stores view={view} />
          {view.origin === "own" ? (
            <OwnPricesForm prices={view.ownPrices ?? ""} problem={actionData?.problems?.prices ?? null} />
          ) : (
            <Specification view={view} />
          )}
        </Stack>
      </SimpleGrid>
      {view.origin === "synced" ? <Prices view={view} /> : null}
    </>
  );
}

function Numbers({ view }: { readonly view: ProductView }) {
  const { prices, currency } = view;
  if (!prices?.range) return null;
  const { lowest, highest } = prices.range;
  const amount = (minor: number) => formatMoney(money(minor, currency));
  const margins = prices.grid.map((line) => line.marginBps).toSorted((a, b) => a - b);
  return (
    <StatStrip>
      <StatTile
        label="Retail from"
        value={amount(lowest.retailMinor)}
        hint={`trade ${amount(lowest.tradeMinor)}`}
      />
      <StatTile
        label="Retail up to"
        value={amount(highest.retailMinor)}
        hint={`trade ${amount(highest.tradeMinor)}`}
      />
      <StatTile
        label="Margin"
        value={percentOf(margins[Math.floor(margins.length / 2)] ?? null)}
        hint={`${percentOf(margins[0] ?? null)} to ${percentOf(margins.at(-1) ?? null)}`}
      />
      <StatTile
        label="Combinations"
        value={prices.grid.length.toLocaleString("en-US")}
        hint="run size x color spec x turnaround"
      />
      <StatTile label="Prices changed" value={<Moment at={view.changedAt} as="day" />} hint="at 4over" />
      <StatTile
        label="Doubtful data"
        value={view.oddities.length.toLocaleString("en-US")}
        {...(view.oddities.length > 0 ? { tone: "attention" as const } : {})}
        hint={view.oddities.length > 0 ? "see the end of this page" : "nothing odd about it"}
      />
    </StatStrip>
  );
}

function Stores({ view }: { readonly view: ProductView }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Stores">
      <Title order={2} size="h3" mb="xs">
        Stores
      </Title>
      <Stack gap="sm">
        {view.stores.map((store) => (
          <Group key={store.id} justify="space-between">
            <Stack gap={2}>
              <Group gap="xs">
                <Text fw={550}>{store.name}</Text>
                <StoreState state={store.state} />
              </Group>
              <Text size="xs" c="dimmed">
                {store.reason ??
                  (store.at ? (
                    <>
                      since <Moment at={store.at} />
                    </>
                  ) : (
                    "Customers do not see it there."
                  ))}
              </Text>
            </Stack>
            <PublishButton view={view} store={store} />
          </Group>
        ))}
        {view.stores.length === 0 ? (
          <Text size="sm" c="dimmed">
            No store is connected. Open Settings &gt; Stores.
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}

function StoreState({ state }: { readonly state: "published" | "unpublished" | "failed" | null }) {
  switch (state) {
    case "published":
      return <StatusBadge tone="good" label="Published" />;
    case "failed":
      return <StatusBadge tone="bad" label="Failed" />;
    default:
      return <StatusBadge tone="off" label="Not published" />;
  }
}

function PublishButton({
  view,
  store,
}: {
  readonly view: ProductView;
  readonly store: ProductView["stores"][number];
}) {
  const isPublished = store.state === "published";
  const lowest = view.prices?.range?.lowest.retailMinor;
  const from = lowest === undefined ? "" : ` from ${formatMoney(money(lowest, view.currency))}`;
  return isPublished ? (
    <ConfirmPlan
      label="Unpublish"
      title={`Take it out of ${store.name}?`}
      plan={[
        "Customers can no longer see or order it.",
        "Texts, prices and mapping stay; publish it again whenever you like.",
      ]}
      confirm="Unpublish"
      isDangerous
      fields={{ intent: "unpublish", store: store.id }}
    />
  ) : (
    <ConfirmPlan
      label="Publish"
      title={`Publish in ${store.name}?`}
      plan={[
        `Customers see it as "${view.texts.find(({ field }) => field === "title")?.value}"${from}.`,
        "Prices follow your markup rules and are never below their floor.",
      ]}
      confirm="Publish"
      disabled={view.isDiscontinued}
      fields={{ intent: "publish", store: store.id }}
    />
  );
}

function Specification({ view }: { readonly view: ProductView }) {
  return (
    <Paper withBorder p="md" component="section" aria-label="Specification">
      <Title order={2} size="h3" mb="xs">
        Specification
      </Title>
      {view.specification.length === 0 ? (
        <Text size="sm" c="dimmed">
          4over's data of this product is not stored. Sync its category.
        </Text>
      ) : (
        <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0}>
          <Table.Tbody>
            {view.specification.map(({ label, value }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" fw={500} w={150} c="dimmed" style={{ verticalAlign: "top" }}>
                  {label}
                </Table.Th>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

function Prices({ view }: { readonly view: ProductView }) {
  if (!view.prices || view.prices.grid.length === 0)
    return (
      <EmptyState
        title="No prices"
        text="Nothing of this product can be priced now. Sync its category; what was odd about its data is listed there."
      />
    );
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <Stack gap={0}>
          <Title order={2}>Prices</Title>
          {view.rule ? (
            <Text size="sm" c="dimmed">
              Markup rule{" "}
              <Anchor component={Link} to={`/admin/settings/markup?rule=${encodeURIComponent(view.rule.id)}`}>
                {view.rule.name}
              </Anchor>
              : {view.rule.words}
            </Text>
          ) : null}
        </Stack>
        <Button component="a" href={`/admin/products/${view.id}/prices`} variant="default">
          Price grid as CSV
        </Button>
      </Group>
      <PriceTables prices={view.prices} currency={view.currency} />
      <History view={view} />
      <Oddities view={view} />
    </Stack>
  );
}

function History({ view }: { readonly view: ProductView }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <LineCard
        title="Price history"
        text="Lowest trade and retail price each time one of them changed"
        empty="The first point is added after the next sync."
        data={[...view.history]}
        dataKey="at"
        series={[
          { name: "Lowest trade", color: "gray.6" },
          { name: "Lowest retail", color: "ink.6" },
        ]}
        valueFormatter={dollars}
      />
      <AreaCard
        title="Highest trade price"
        text="The dearest line of the grid"
        empty="The first point is added after the next sync."
        data={[...view.history]}
        dataKey="at"
        series={[{ name: "Highest trade", color: "ink.6" }]}
        valueFormatter={dollars}
      />
    </SimpleGrid>
  );
}

const dollars = (value: number) => `$${value.toFixed(2)}`;

function Oddities({ view }: { readonly view: ProductView }) {
  if (view.oddities.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="Doubtful data">
      <Group gap="xs" mb="xs">
        <Title order={2} size="h3">
          Doubtful data
        </Title>
        <Badge variant="light" color="orange">
          {view.oddities.length}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        What was odd about 4over's data of this product, and what was done about it.
      </Text>
      <Stack gap={4} component="ul" m={0} pl="md">
        {[...new Set(view.oddities)].slice(0, 50).map((oddity) => (
          <Text key={oddity} size="sm" component="li">
            {oddity}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}
