import { Alert, Anchor, Badge, Button, Checkbox, Group, List, Modal, Stack, Tabs, Text } from "@mantine/core";
import type { Money } from "@overprint/core/money";
import { type TransferRow, type TransferTab, transferSorts, transferTabs } from "@overprint/core/transfer";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useFetcher, useNavigate, useSearchParams } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import {
  type BulkLine,
  confirmTodaysPrices,
  planBulk,
  readTargets,
  transferBulk,
} from "#server/transfer/bulk.ts";
import { Absent, Amount } from "../../components/amount.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { changedParams, readListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { SyncButton } from "../status/sync-button.tsx";
import type { Route } from "./+types/transfers.ts";
import { nextStep, stateLooks, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "4over Orders Transfer - Overprint" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { knownStores, transfer, problems } = context.get(overprintContext);
  const query = readListQuery(request, {
    sorts: transferSorts,
    defaultSort: "-order",
    filters: ["store", "mapped"],
  });
  const address = new URL(request.url).searchParams;
  const asked = address.get("tab");
  const incidentKey = address.get("incident");
  const incident = incidentKey
    ? ((await problems.listOpen()).find(({ key }) => key === incidentKey) ?? null)
    : null;
  const tab = transferTabs.find((known) => known === asked) ?? "to-transfer";
  const { store, mapped } = query.filters;
  const [page, counts, stores] = await Promise.all([
    transfer.board.list({
      tab,
      search: query.search,
      storeId: store ?? null,
      mapped: mapped === "yes" || mapped === "no" ? mapped : null,
      itemIds: incidentKey ? (incident?.subjects.map(({ id }) => id) ?? []) : null,
      sort: query.sort.by,
      descending: query.sort.descending,
      offset: query.offset,
      limit: query.pageSize,
    }),
    transfer.board.counts(),
    knownStores(),
  ]);
  return {
    query,
    tab: incidentKey ? ("attention" as const) : tab,
    ...page,
    counts,
    incident: incidentKey
      ? { what: incident?.what ?? null, isPrice: incident?.code === "transfer/price-steady" }
      : null,
    stores: stores.map(({ id, name }) => ({ value: id, label: name })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const form = await request.formData();
  const targets = readTargets(form.getAll("target").map(String));
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  if (form.get("intent") === "transfer") {
    const lines = await transferBulk(overprint, targets, by);
    const text = lines.map((line) => `${line.order}: ${line.text}`).join("; ");
    const isAnySent = lines.some(({ sends }) => sends > 0);
    return {
      plan: null,
      ...(isAnySent ? done("Transferred", text) : notDone("Nothing was transferred", text)),
    };
  }
  if (form.get("intent") === "todays-prices") {
    const { confirmed, refused } = await confirmTodaysPrices(overprint, targets, by);
    return refused.length > 0
      ? { plan: null, ...notDone(`${refused.length} could not be confirmed`, refused.join("; ")) }
      : {
          plan: null,
          ...done(`Today's prices are confirmed for ${confirmed}`, "They can be transferred now."),
        };
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

const isSelectable = (tab: TransferTab) => tab === "to-transfer" || tab === "attention";

const keyOf = (row: TransferRow) => `${row.itemId}:${row.copy}`;

export default function TransfersPage({ loaderData }: Route.ComponentProps) {
  const { query, tab, rows, total, counts, stores, incident } = loaderData;
  // What one incident stops is chosen from the start: it is fixed and transferred as one.
  const [chosen, setChosen] = useState<readonly string[]>(incident ? rows.map(keyOf) : []);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const selectable = isSelectable(tab);
  const [title, text] = empty[tab];
  return (
    <>
      <PageHeader
        title="4over Orders Transfer"
        text="Every order product that can go to 4over, from the order to the shipped job."
        action={<SyncButton scope="all" variant="default" />}
      />
      {incident ? <Incident incident={incident} chosen={chosen} /> : null}
      <Tabs
        value={incident ? null : tab}
        onChange={(value) => {
          setChosen([]);
          navigate(`?${changedParams(params, { tab: value, incident: null })}`);
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
        columns={columnsOf(tab, chosen, setChosen, rows)}
        rows={rows}
        total={total}
        query={query}
        rowKey={keyOf}
        stacks
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

/** One cause over many orders: put right once, then transferred again together. */
function Incident({
  incident,
  chosen,
}: {
  readonly incident: { readonly what: string | null; readonly isPrice: boolean };
  readonly chosen: readonly string[];
}) {
  const fetcher = useFetcher<typeof action>();
  useNotice(fetcher.data?.notice);
  if (incident.what === null)
    return (
      <Alert color="green" title="This incident is settled" mb="md">
        Nothing is stopped by it any more.
      </Alert>
    );
  return (
    <Alert color="orange" title="One cause stops all of these" mb="md">
      <Text size="sm">{incident.what}</Text>
      <Text size="sm" mb={incident.isPrice ? "xs" : 0}>
        Put the cause right, then transfer the chosen ones: each is checked again before anything is sent.
      </Text>
      {incident.isPrice ? (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="todays-prices" />
          {chosen.map((target) => (
            <input key={target} type="hidden" name="target" value={target} />
          ))}
          <Button
            type="submit"
            size="xs"
            color="orange"
            loading={fetcher.state !== "idle"}
            disabled={chosen.length === 0}
          >
            Accept today's prices for {chosen.length}
          </Button>
        </fetcher.Form>
      ) : null}
    </Alert>
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

/** Every column of the tab; those that nothing on it can have are left out. */
function columnsOf(
  tab: TransferTab,
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
  const shown = columns.filter(
    ({ key }) => (key !== "job" && key !== "status") || isSent || tab === "active" || tab === "completed",
  );
  return [...(isSelectable(tab) ? [box] : []), ...shown];
}

const columns: readonly Column<TransferRow>[] = [
  {
    key: "order",
    header: "Order",
    sort: "order",
    cell: (row) => (
      <Anchor component={Link} to={`/admin/orders/${row.orderId}`} fw={600} fz="inherit">
        {row.orderNumber}
      </Anchor>
    ),
  },
  {
    key: "customer",
    header: "Customer",
    sort: "customer",
    cell: (row) => (
      <Text fz="inherit" lineClamp={2}>
        {row.customerName}
      </Text>
    ),
  },
  { key: "product", header: "Product", sort: "product", cell: (row) => <Product row={row} /> },
  { key: "artwork", header: "Artwork", sort: "artwork", cell: (row) => <ArtworkState row={row} /> },
  {
    key: "price",
    header: "Price",
    align: "right",
    sort: "price",
    cell: (row) => <Priced value={row.paid} withFreight={row.withFreight} />,
  },
  {
    key: "cost",
    header: "Trade price",
    align: "right",
    sort: "cost",
    cell: (row) => <Priced value={row.cost} withFreight={row.withFreight} />,
  },
  {
    key: "margin",
    header: "Margin",
    align: "right",
    sort: "margin",
    cell: (row) => <MarginShare bps={row.marginBps} />,
  },
  {
    key: "method",
    header: "Ship method",
    sort: "method",
    cell: ({ shipMethod, isMethodChosen }) =>
      shipMethod === null ? (
        <Absent />
      ) : isMethodChosen ? (
        <Text fz="inherit">{shipMethod}</Text>
      ) : (
        <Text fz="inherit" c="dimmed" title="Bought by the customer; the printer's is chosen in step 3">
          {shipMethod}
        </Text>
      ),
  },
  {
    key: "due",
    header: "Due date",
    sort: "due",
    cell: ({ dueDate }) => <Moment at={dueDate ? `${dueDate.slice(0, 10)}T12:00:00Z` : null} as="day" />,
  },
  { key: "job", header: "Job ID", sort: "job", cell: (row) => <JobIds jobIds={row.jobIds} /> },
  {
    key: "status",
    header: "4over status",
    sort: "status",
    cell: (row) => (row.statusLabel ? <Text fz="inherit">{row.statusLabel}</Text> : <Absent />),
  },
  { key: "open", header: "", align: "right", cell: (row) => <RowActions row={row} /> },
];

function Product({ row }: { readonly row: TransferRow }) {
  return (
    <Stack gap={2} align="flex-start">
      <Text fz="inherit" lineClamp={2}>
        {row.title}
        {row.copy > 0 ? " (reprint)" : ""}
      </Text>
      <Text size="xs" c="dimmed">
        {row.quantity.toLocaleString("en-US")} pieces{row.sets > 1 ? `, ${row.sets} sets` : ""}
        {row.isSynced ? "" : " · store product"}
      </Text>
      {/* Under its tab this state goes without saying. */}
      {row.state === "to-transfer" || row.state === "placed" ? null : (
        <StatusBadge {...stateLooks[row.state]} />
      )}
      {row.reason && row.state !== "placed" ? (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {row.reason}
        </Text>
      ) : null}
    </Stack>
  );
}

/** Both amounts of a row have freight in them or neither has: the margin compares like with like. */
function Priced({ value, withFreight }: { readonly value: Money | null; readonly withFreight: boolean }) {
  return (
    <>
      <Amount value={value} />
      {value && withFreight ? (
        <Text size="xs" c="dimmed">
          with freight
        </Text>
      ) : null}
    </>
  );
}

function JobIds({ jobIds }: { readonly jobIds: readonly string[] }) {
  if (jobIds.length === 0) return <Absent />;
  return (
    <Stack gap={0}>
      {jobIds.slice(0, 3).map((jobId) => (
        <Text key={jobId} size="xs" ff="monospace" style={{ whiteSpace: "nowrap" }}>
          {jobId}
        </Text>
      ))}
      {jobIds.length > 3 ? (
        <Text size="xs" c="dimmed">
          and {jobIds.length - 3} more
        </Text>
      ) : null}
    </Stack>
  );
}

function RowActions({ row }: { readonly row: TransferRow }) {
  return (
    <Group gap={4} justify="flex-end" wrap="wrap-reverse">
      {row.jobIds.length > 0 ? (
        <SyncButton
          scope="item"
          id={row.itemId}
          label="Sync"
          size="compact-xs"
          variant="subtle"
          leftSection={null}
          aria-label={`Sync order ${row.orderNumber}, ${row.title}`}
        />
      ) : null}
      <Button
        component={Link}
        to={stepAddress(row.itemId, row.copy, nextStep(row))}
        size="compact-sm"
        variant={row.state === "to-transfer" || row.state === "in-doubt" ? "light" : "default"}
        aria-label={`Open order ${row.orderNumber}, ${row.title}`}
      >
        {row.state === "in-doubt" ? "Resolve" : row.state === "to-transfer" ? "Prepare" : "Open"}
      </Button>
    </Group>
  );
}

function ArtworkState({ row }: { readonly row: TransferRow }) {
  const words = row.artworkFailed
    ? "Failed"
    : row.steps.artwork
      ? "Confirmed"
      : row.artworkFiles === 0
        ? "None yet"
        : `${row.artworkFiles} file${row.artworkFiles === 1 ? "" : "s"}`;
  return (
    <Text size="xs" {...(row.artworkFailed ? { c: "red" } : { c: "dimmed" })}>
      {words}
    </Text>
  );
}

function MarginShare({ bps }: { readonly bps: number | null }) {
  if (bps === null) return <Absent />;
  return (
    <Group gap={4} justify="inherit" wrap="nowrap" display="inline-flex">
      {bps < 0 ? <IconAlertTriangle size={14} aria-label="loss" color="var(--mantine-color-red-6)" /> : null}
      <Text
        fz="inherit"
        className="tabular"
        style={{ whiteSpace: "nowrap" }}
        {...(bps < 0 ? { c: "red" } : {})}
      >
        {(bps / 100).toFixed(1)} %
      </Text>
    </Group>
  );
}
