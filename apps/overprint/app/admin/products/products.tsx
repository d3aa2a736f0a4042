import { Anchor, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconDownload, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { Amount } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Moment } from "../../components/moment.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/products";
import { bulkAction } from "./bulk.server.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { productPage } from "./product-list.server.ts";
import { type ProductListRow, percentOf, standingOf } from "./product-row.ts";

export const meta = () => [{ title: "Products - Overprint" }];

export const loader = ({ context, request }: Route.LoaderArgs) =>
  productPage(context.get(overprintContext), request);

export const action = async ({ context, request }: Route.ActionArgs) =>
  bulkAction(context.get(overprintContext), await request.formData(), person(context));

export default function ProductsPage({ loaderData }: Route.ComponentProps) {
  const { rows, total, list, categories, stores } = loaderData;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { search } = useLocation();
  const toggle = (ids: readonly string[], isOn: boolean) =>
    setTicked(
      (before) => new Set(isOn ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))),
    );
  return (
    <>
      <PageHeader
        title="Products"
        text="What your stores can sell. Titles that end in (4over) follow the synced catalogue."
        action={
          <Button component={Link} to="/admin/products/new" leftSection={<IconPlus size={16} aria-hidden />}>
            New product
          </Button>
        }
      />
      <BulkBar
        ticked={[...ticked]}
        total={total}
        stores={stores}
        isWholePage={rows.length > 0 && rows.every(({ id }) => ticked.has(id))}
        clear={() => setTicked(new Set())}
      />
      <DataTable
        label="Products"
        columns={columns(rows, ticked, toggle)}
        rows={rows}
        total={total}
        query={list}
        rowKey={({ id }) => id}
        searchLabel="Search title, code or SKU"
        filters={[
          { name: "category", label: "Category", options: categories },
          { name: "published", label: "Published", options: yesNo("Published", "Not published") },
          { name: "changed", label: "Changed", options: yesNo("Changed since published", "Unchanged") },
          { name: "discontinued", label: "Discontinued", options: yesNo("Discontinued", "Still made") },
        ]}
        actions={
          <Button
            component="a"
            href={`/admin/products/export${search}`}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            CSV
          </Button>
        }
        empty={<NoProducts />}
      />
    </>
  );
}

const yesNo = (yes: string, no: string) => [
  { value: "yes", label: yes },
  { value: "no", label: no },
];

function NoProducts() {
  return (
    <EmptyState
      title="No products yet"
      text="Sync a category of 4over's catalogue and its products appear here, or create one of your own."
      action={
        <Group mt="sm">
          <Button component={Link} to="/admin/sync">
            Open Catalogue sync
          </Button>
          <Button component={Link} to="/admin/products/new" variant="default">
            New product
          </Button>
        </Group>
      }
    />
  );
}

type Toggle = (ids: readonly string[], isOn: boolean) => void;

function columns(
  rows: readonly ProductListRow[],
  ticked: ReadonlySet<string>,
  toggle: Toggle,
): readonly Column<ProductListRow>[] {
  const onPage = rows.map(({ id }) => id);
  const count = onPage.filter((id) => ticked.has(id)).length;
  return [
    {
      key: "tick",
      width: 44,
      header: (
        <Checkbox
          aria-label="Tick every product of this page"
          checked={count > 0 && count === onPage.length}
          indeterminate={count > 0 && count < onPage.length}
          onChange={(event) => toggle(onPage, event.currentTarget.checked)}
        />
      ),
      cell: ({ id, title }) => (
        <Checkbox
          aria-label={`Tick ${title}`}
          checked={ticked.has(id)}
          onChange={(event) => toggle([id], event.currentTarget.checked)}
        />
      ),
    },
    {
      key: "title",
      header: "Product",
      sort: "title",
      width: "34%",
      cell: (row) => <ProductName row={row} />,
    },
    {
      key: "category",
      header: "Category",
      sort: "category",
      wideOnly: true,
      cell: ({ category }) =>
        category ?? (
          <Text c="dimmed" size="sm">
            None
          </Text>
        ),
    },
    { key: "standing", header: "Store", cell: (row) => <StatusBadge {...standingOf(row)} /> },
    {
      key: "trade",
      header: "Trade from",
      align: "right",
      wideOnly: true,
      cell: ({ trade }) => <Amount value={trade} />,
    },
    {
      key: "retail",
      header: "Retail from",
      align: "right",
      cell: ({ retail }) => <Amount value={retail} fw={600} />,
    },
    {
      key: "margin",
      header: "Margin",
      align: "right",
      wideOnly: true,
      cell: (row) => percentOf(row.marginBps),
    },
    {
      key: "changed",
      header: "Changed",
      sort: "changed",
      wideOnly: true,
      cell: ({ contentChangedAt }) => <Moment at={contentChangedAt} as="ago" />,
    },
    {
      key: "open",
      header: "",
      align: "right",
      wideOnly: true,
      cell: ({ id, title }) => (
        <Anchor
          component={Link}
          to={`/admin/products/${id}`}
          size="sm"
          aria-label={`View Details of ${title}`}
          style={{ whiteSpace: "nowrap" }}
        >
          View Details
        </Anchor>
      ),
    },
  ];
}

function ProductName({ row }: { readonly row: ProductListRow }) {
  return (
    <Stack gap={0}>
      <Anchor component={Link} to={`/admin/products/${row.id}`} fw={550} size="sm">
        {row.title}
      </Anchor>
      <Text size="xs" c="dimmed">
        {row.sku}
        {row.origin === "own" ? " · your own" : ""}
      </Text>
    </Stack>
  );
}
