import { Anchor, Badge, Button, Checkbox, Group, List, Modal, Stack, Tabs, Text } from "@mantine/core";
import { type TransferRow, transferSorts, transferTabs } from "@overprint/core/transfer";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useFetcher, useNavigate, useSearchParams } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { type BulkLine, planBulk, readTargets, transferBulk } from "#server/transfer/bulk.ts";
import { Absent, Amount } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { changedParams, readListQuery } from "../../components/list-query.ts";
import { done, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { SyncButton } from "../status/sync-button.tsx";
import type { Route } from "./+types/transfers.ts";
import { nextStep, stateLooks, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "4over Orders Transfer - Overprint" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { knownStores, transfer } = context.get(overprintContext);
  const query = readListQuery(request, {
    sorts: transferSorts,
    defaultSort: "-order",
    filters: ["store", "mapped"],
  });
  const asked = new URL(request.url).searchParams.get("tab");
  const tab = transferTabs.find((known) => known === asked) ?? "to-transfer";
  const { store, mapped } = query.filters;
  const [page, counts, stores] = await Promise.all([
    transfer.board.list({
      tab,
      search: query.search,
      storeId: store ?? null,
      mapped: mapped === "yes" || mapped === "no" ? mapped : null,
      sort: query.sort.by,
      descending: query.sort.descending,
      offset: query.offset,
      limit: query.pageSize,
    }),
    transfer.board.counts(),
    knownStores(),
  ]);
  return { query, tab, ...page, counts, stores: stores.map(({ id, name }) => ({ value: id, label: name })) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const targets = readTargets(form.getAll("target").map(String));
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  if (form.get("intent") === "transfer") {
    const lines = await transferBulk(overprint, targets, by);
    const text = lines.map((line) => `${line.order}: ${line.text}`).join("; ");
    return { plan: null, ...done("Transferred", text) };
  }
  return { plan: await planBulk(overprint, targets), notice: null };
}

const tabLabels = {
  "to-transfer": "To transfer",
  "in-doubt": "In doubt",
  attention: "Needs attention",
  active: "Active",
  completed: "Completed",
} as const;

const empty = {
  "to-transfer": ["Nothing waits", "New orders appear here as soon as they are placed."],
  "in-doubt": [
    "Nothing is in doubt",
    "When an answer of 4over is lost, the order product waits here for evidence or for you.",
  ],
  attention: ["Nothing needs you", "Held, refused and partly placed order products appear here."],
  active: ["Nothing is at 4over", "Order products with jobs in production appear here."],
  completed: ["Nothing is completed yet", "Shipped, cancelled and excluded order products appear here."],
} as const;

const keyOf = (row: TransferRow) => `${row.itemId}:${row.copy}`;

export default function TransfersPage({ loaderData }: Route.ComponentProps) {
  const { query, tab, rows, total, counts, stores } = loaderData;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const selectable = tab === "to-transfer" || tab === "attention";
  const [title, text] = empty[tab];
  return (
    <>
      <PageHeader
        title="4over Orders Transfer"
        text="Every order product that can go to 4over, from the order to the shipped job."
        action={<SyncButton scope="all" variant="default" />}
      />
      <Tabs
        value={tab}
        onChange={(value) => {
          setChosen([]);
          navigate(`?${changedParams(params, { tab: value })}`);
        }}
        mb="md"
      >
        <Tabs.List>
          {transferTabs.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              rightSection={
                <Badge
                  size="sm"
                  variant="light"
                  color={
                    counts[name] > 0 && (name === "in-doubt" || name === "attention") ? "orange" : "gray"
                  }
                >
                  {counts[name].toLocaleString("en-US")}
                </Badge>
              }
            >
              {tabLabels[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <DataTable
        label={tabLabels[tab]}
        columns={columnsOf(selectable, chosen, setChosen, rows)}
        rows={rows}
        total={total}
        query={query}
        rowKey={keyOf}
        searchLabel="Order, customer, product or job id"
        filters={[
          ...(stores.length > 1 ? [{ name: "store", label: "Store", options: stores }] : []),
          {
            name: "mapped",
            label: "Mapping",
            options: [
              { value: "yes", label: "Mapped" },
              { value: "no", label: "Not mapped" },
            ],
          },
        ]}
        empty={<EmptyState title={title} text={text} />}
        actions={selectable ? <BulkTransfer chosen={chosen} onDone={() => setChosen([])} /> : null}
      />
    </>
  );
}

/** Shows what a transfer of the chosen rows would do, then does it. */
function BulkTransfer({
  chosen,
  onDone,
}: {
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}) {
  const planner = useFetcher<typeof action>();
  const sender = useFetcher<typeof action>();
  const [opened, setOpened] = useState(false);
  useNotice(sender.data?.notice);
  const post = (fetcher: typeof planner, intent: string) => {
    const form = new FormData();
    form.set("intent", intent);
    for (const target of chosen) form.append("target", target);
    return fetcher.submit(form, { method: "post" });
  };
  const plan: readonly BulkLine[] = planner.state === "idle" ? (planner.data?.plan ?? []) : [];
  const sends = plan.reduce((sum, line) => sum + line.sends, 0);
  return (
    <>
      <Button
        disabled={chosen.length === 0}
        onClick={() => {
          setOpened(true);
          void post(planner, "plan");
        }}
      >
        Transfer {chosen.length > 0 ? chosen.length : "selected"}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={<Text fw={650}>Transfer to 4over</Text>}
        size="lg"
        centered
      >
        <Stack>
          {planner.state === "idle" ? (
            <List spacing={6}>
              {plan.map((line) => (
                <List.Item key={line.order + line.text}>
                  {line.order ? <b>Order {line.order}: </b> : null}
                  {line.text}
                </List.Item>
              ))}
            </List>
          ) : (
            <Text role="status" c="dimmed">
              Asking 4over for today's prices…
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)} data-autofocus>
              Cancel
            </Button>
            <Button
              disabled={sends === 0 || planner.state !== "idle"}
              loading={sender.state !== "idle"}
              onClick={async () => {
                await post(sender, "transfer");
                setOpened(false);
                onDone();
              }}
            >
              {sends > 0 ? `Transfer ${sends} job${sends === 1 ? "" : "s"}` : "Nothing to transfer"}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function columnsOf(
  selectable: boolean,
  chosen: readonly string[],
  setChosen: (keys: readonly string[]) => void,
  rows: readonly TransferRow[],
): readonly Column<TransferRow>[] {
  const keys = rows.map(keyOf);
  const all = keys.length > 0 && keys.every((key) => chosen.includes(key));
  const box: Column<TransferRow> = {
    key: "choose",
    width: 36,
    header: (
      <Checkbox
        aria-label="Choose all on this page"
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => setChosen(all ? [] : keys)}
      />
    ),
    cell: (row) => (
      <Checkbox
        aria-label={`Choose order ${row.orderNumber}, ${row.title}`}
        checked={chosen.includes(keyOf(row))}
        onChange={(event) =>
          setChosen(
            event.currentTarget.checked
              ? [...chosen, keyOf(row)]
              : chosen.filter((key) => key !== keyOf(row)),
          )
        }
      />
    ),
  };
  const isSent = rows.some((row) => row.jobIds.length > 0);
  return [...(selectable ? [box] : []), ...columns.filter(({ key }) => key !== "jobs" || isSent)];
}

const columns: readonly Column<TransferRow>[] = [
  {
    key: "order",
    header: "Order",
    sort: "order",
    width: 130,
    cell: (row) => (
      <Stack gap={0}>
        <Anchor component={Link} to={`/admin/orders/${row.orderId}`} fw={600}>
          {row.orderNumber}
        </Anchor>
        <Text size="xs" c="dimmed" lineClamp={1}>
          {row.customerName}
        </Text>
      </Stack>
    ),
  },
  {
    key: "product",
    header: "Product",
    cell: (row) => (
      <Stack gap={2}>
        <Text size="sm" lineClamp={2}>
          {row.title}
          {row.copy > 0 ? " (reprint)" : ""}
        </Text>
        <Text size="xs" c="dimmed">
          {row.quantity.toLocaleString("en-US")} pieces{row.sets > 1 ? `, ${row.sets} sets` : ""}
          {row.isSynced ? "" : " · store product"}
        </Text>
      </Stack>
    ),
  },
  {
    key: "state",
    header: "State, artwork",
    cell: (row) => (
      <Stack gap={2} align="flex-start">
        <StatusBadge {...stateLooks[row.state]} />
        <ArtworkState row={row} />
        {row.reason && row.state !== "placed" ? (
          <Text size="xs" c="dimmed" lineClamp={2} maw={220}>
            {row.reason}
          </Text>
        ) : null}
      </Stack>
    ),
  },
  {
    key: "price",
    header: "Price",
    align: "right",
    sort: "price",
    cell: (row) => <Amount value={row.paid} />,
  },
  {
    key: "cost",
    header: "Trade price, margin",
    align: "right",
    sort: "cost",
    wideOnly: true,
    cell: (row) => (
      <Stack gap={0} align="flex-end">
        <Amount value={row.cost} />
        {row.cost ? <MarginShare row={row} /> : null}
      </Stack>
    ),
  },
  {
    key: "due",
    header: "Ship method, due",
    sort: "due",
    wideOnly: true,
    cell: (row) =>
      row.shipMethod || row.dueDate ? (
        <Stack gap={0}>
          <Text size="sm">{row.shipMethod}</Text>
          <Text size="xs" c="dimmed" className="tabular">
            {row.dueDate}
          </Text>
        </Stack>
      ) : (
        <Absent />
      ),
  },
  {
    key: "jobs",
    header: "Job ID, 4over status",
    cell: (row) =>
      row.jobIds.length === 0 ? (
        <Absent />
      ) : (
        <Stack gap={0}>
          {row.jobIds.slice(0, 3).map((jobId) => (
            <Text key={jobId} size="xs" ff="monospace">
              {jobId}
            </Text>
          ))}
          {row.statusLabel ? (
            <Text size="xs" c="dimmed">
              {row.statusLabel}
            </Text>
          ) : null}
        </Stack>
      ),
  },
  {
    key: "open",
    header: "",
    align: "right",
    cell: (row) => (
      <Group gap={6} justify="flex-end" wrap="nowrap">
        {row.jobIds.length > 0 ? (
          <SyncButton
            scope="item"
            id={row.itemId}
            label="Sync"
            size="xs"
            variant="subtle"
            aria-label={`Sync order ${row.orderNumber}, ${row.title}`}
          />
        ) : null}
        <Button
          component={Link}
          to={stepAddress(row.itemId, row.copy, nextStep(row))}
          size="xs"
          variant={row.state === "to-transfer" || row.state === "in-doubt" ? "light" : "default"}
          aria-label={`Open order ${row.orderNumber}, ${row.title}`}
        >
          {row.state === "in-doubt" ? "Resolve" : row.state === "to-transfer" ? "Prepare" : "Open"}
        </Button>
      </Group>
    ),
  },
];

function ArtworkState({ row }: { readonly row: TransferRow }) {
  const words = row.artworkFailed
    ? "Artwork failed"
    : row.steps.artwork
      ? "Artwork confirmed"
      : row.artworkFiles === 0
        ? "No artwork yet"
        : `${row.artworkFiles} artwork file${row.artworkFiles === 1 ? "" : "s"}`;
  return (
    <Text size="xs" {...(row.artworkFailed ? { c: "red" } : { c: "dimmed" })}>
      {words}
    </Text>
  );
}

function MarginShare({ row }: { readonly row: TransferRow }) {
  if (!row.cost || row.cost.currency !== row.paid.currency || row.paid.minor === 0) return <Absent />;
  const percent = Math.round(((row.paid.minor - row.cost.minor) * 100) / row.paid.minor);
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {percent < 0 ? (
        <IconAlertTriangle size={14} aria-label="loss" color="var(--mantine-color-red-6)" />
      ) : null}
      <Text size="xs" className="tabular" c={percent < 0 ? "red" : "dimmed"}>
        {percent} %
      </Text>
    </Group>
  );
}
