import { Anchor, Badge, Box, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { type ItemState, itemStates, type OrderRow, orderSorts, type StoreId } from "@overprint/core/orders";
import { Link, useSearchParams } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { Amount } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { changedParams, readListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/orders.ts";
import { paymentWords, progressLooks } from "./progress-look.ts";

export const meta = () => [{ title: "Orders - Overprint" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { orders, knownStores } = context.get(overprintContext);
  const query = readListQuery(request, {
    sorts: orderSorts,
    defaultSort: "-placed",
    filters: ["state", "store", "from", "to"],
  });
  const { state, store, from, to } = query.filters;
  const [page, counts, stores] = await Promise.all([
    orders.list({
      search: query.search,
      state: itemStates.find((known) => known === state) ?? null,
      storeId: store ? (store as StoreId) : null,
      placedFrom: dateOrNull(from),
      placedTo: dateOrNull(to),
      sort: query.sort.by,
      descending: query.sort.descending,
      offset: query.offset,
      limit: query.pageSize,
    }),
    orders.countByState(),
    knownStores(),
  ]);
  return { query, ...page, counts, stores: stores.map(({ id, name }) => ({ value: id, label: name })) };
}

const dateOrNull = (text: string | undefined): string | null =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;

const columns: readonly Column<OrderRow>[] = [
  {
    key: "number",
    header: "Order",
    sort: "number",
    width: 90,
    cell: ({ id, number }) => (
      <Anchor component={Link} to={`/admin/orders/${id}`} fw={600}>
        {number}
      </Anchor>
    ),
  },
  {
    key: "placed",
    header: "Placed",
    sort: "placed",
    wideOnly: true,
    cell: ({ placedAt }) => <Moment at={placedAt} as="ago" />,
  },
  {
    key: "customer",
    header: "Customer",
    sort: "customer",
    cell: ({ customerName, customerEmail }) => (
      <Stack gap={0}>
        <Text size="sm">{customerName}</Text>
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {customerEmail}
        </Text>
      </Stack>
    ),
  },
  {
    key: "items",
    header: "Order products",
    wideOnly: true,
    cell: ({ firstTitle, itemCount }) => (
      <Text size="sm" lineClamp={2}>
        {firstTitle}
        {itemCount > 1 ? (
          <Text span c="dimmed" size="sm">
            {" "}
            and {itemCount - 1} more
          </Text>
        ) : null}
      </Text>
    ),
  },
  {
    key: "state",
    header: "State",
    cell: ({ progress }) => <StatusBadge {...progressLooks[progress]} />,
  },
  {
    key: "jobs",
    header: "Job ID",
    wideOnly: true,
    cell: ({ jobIds }) =>
      jobIds.length === 0 ? (
        <Text c="dimmed" aria-label="none">
          –
        </Text>
      ) : (
        <Text size="sm" ff="monospace">
          {jobIds[0]}
          {jobIds.length > 1 ? ` +${jobIds.length - 1}` : ""}
        </Text>
      ),
  },
  {
    key: "store",
    header: "Store",
    wideOnly: true,
    cell: ({ storeName }) => <Text size="sm">{storeName}</Text>,
  },
  {
    key: "total",
    header: "Total",
    sort: "total",
    align: "right",
    cell: ({ total, paymentState }) => (
      <Stack gap={0} align="flex-end">
        <Amount value={total} />
        <Text size="xs" c="dimmed">
          {paymentWords[paymentState]}
        </Text>
      </Stack>
    ),
  },
];

export default function OrdersPage({ loaderData }: Route.ComponentProps) {
  const { rows, total, query, counts, stores } = loaderData;
  return (
    <>
      <PageHeader
        title="Orders"
        text="What customers bought, in every store, and where each order product stands."
      />
      <StateTabs counts={counts} />
      <DataTable
        label="Orders"
        columns={columns}
        rows={rows}
        total={total}
        query={query}
        rowKey={({ id }) => id}
        searchLabel="Order, customer, product, job ID, tracking number"
        filters={stores.length > 1 ? [{ name: "store", label: "Store", options: stores }] : []}
        empty={
          <EmptyState
            title="No orders yet"
            text="Orders from the front store appear here the moment they are placed; those of connected stores with the next import."
            action={
              <Anchor href="/" target="_blank">
                Open the front store
              </Anchor>
            }
          />
        }
      />
    </>
  );
}

function StateTabs({ counts }: { readonly counts: Readonly<Record<ItemState | "all", number>> }) {
  const [params, setParams] = useSearchParams();
  if (counts.all === 0) return null;
  const tabs = (["all", ...itemStates] as const).map((state) => ({
    value: state,
    label: (
      <Group gap={6} wrap="nowrap" justify="center">
        {state === "all" ? "All" : progressLooks[state].label}
        <Badge size="sm" variant="light" color="gray" className="tabular" style={{ flexShrink: 0 }}>
          {counts[state]}
        </Badge>
      </Group>
    ),
  }));
  return (
    <Box mb="sm" style={{ overflowX: "auto" }}>
      <SegmentedControl
        aria-label="State"
        data={tabs}
        value={params.get("state") ?? "all"}
        onChange={(state) =>
          setParams(changedParams(params, { state: state === "all" ? null : state }), {
            preventScrollReset: true,
          })
        }
      />
    </Box>
  );
}
