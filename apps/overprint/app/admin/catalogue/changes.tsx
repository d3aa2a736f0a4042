import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  Group,
  List,
  Paper,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import {
  approvalRulesSetting,
  type ChangeEntry,
  type ChangeKind,
  type ChangeSet,
  type TradeProductId,
} from "@overprint/core/catalogue";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link, useFetcher } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { Absent } from "../../components/amount.tsx";
import { BarCard } from "../../components/chart-card.tsx";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { readListQuery } from "../../components/list-query.ts";
import { Moment } from "../../components/moment.tsx";
import { done, type Notice, notDone } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useLiveReload } from "../../components/progress.tsx";
import { StatStrip, StatTile } from "../../components/stat-tile.tsx";
import { EmptyState, LoadingState } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/changes";
import { ApprovalRulesForm } from "./approval-rules.tsx";
import {
  approvalPlan,
  changeLines,
  kindWords,
  moveWords,
  priceBars,
  rangeWords,
  stateWords,
} from "./change-words.ts";
import { readRules } from "./rules-form.ts";
import { count } from "./sync-words.ts";
import { useAnswers } from "./use-answers.ts";

export const meta = () => [{ title: "Catalogue changes - Overprint" }];

const kinds = Object.keys(kindWords) as readonly ChangeKind[];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { changeSets, runs } = context.get(overprintContext).catalogue;
  const query = readListQuery(request, {
    sorts: ["move"],
    defaultSort: "-move",
    filters: ["kind"],
    pageSize: 50,
  });
  const asked = new URL(request.url).searchParams.get("set");
  const set = asked ? await changeSets.find(asked) : await changeSets.findOpen();
  const kind = kinds.find((one) => one === query.filters.kind);
  const { entries, total } = set
    ? await changeSets.entries(set.id, {
        limit: query.pageSize,
        offset: query.offset,
        ...(kind ? { kind } : {}),
        ...(query.search ? { search: query.search } : {}),
      })
    : { entries: [], total: 0 };
  const { sets } = await changeSets.latest(20);
  const isGrowing = set?.state === "open" && (set.verdict === null || (await runs.findRunning()) !== null);
  const rules = await context.get(overprintContext).settings.get(approvalRulesSetting);
  return {
    set,
    isGrowing,
    rules,
    entries,
    total,
    query,
    sets,
    lastApproved: sets.find(isLastApproved) ?? null,
  };
}

/** Only the latest approved reading can be taken back, and not the first: before it there was no catalogue. */
const isLastApproved = (set: ChangeSet) =>
  set.kind === "sync" && set.state === "approved" && set.summary.catalogueSize > 0;

export async function action({ request, context }: Route.ActionArgs) {
  const { catalogue, settings } = context.get(overprintContext);
  const { actor } = person(context);
  const form = await request.formData();
  const id = String(form.get("set"));
  if (["approve", "leave-out"].includes(String(form.get("intent"))) && (await catalogue.runs.findRunning()))
    return notDone("A sync is still reading", "Decide when it has ended: more changes may come.");
  switch (form.get("intent")) {
    case "approve":
      return answer(
        await catalogue.approve(id, actor),
        "The changes are approved",
        "Prices follow within moments.",
      );
    case "reject":
      return answer(
        await catalogue.reject(id, actor),
        "The changes are rejected",
        "The catalogue stays as it was.",
      );
    case "leave-out": {
      const left = await catalogue.leaveOut(id, String(form.get("product")) as TradeProductId, actor);
      if (!left) return answer(null, "", "");
      return done(
        "This product is left out",
        left.waiting
          ? "It stays as it was; the other changes wait on."
          : "It stays as it was; nothing else waits.",
      );
    }
    case "roll-back":
      return answer(
        await catalogue.rollBack(id, actor),
        "The former catalogue is back",
        "Prices follow within moments.",
      );
    case "confirm": {
      const isConfirmed = form.get("confirmed") === "yes";
      await catalogue.changeSets.confirmReissue(
        id,
        String(form.get("product")) as TradeProductId,
        isConfirmed,
      );
      return done(
        isConfirmed ? "Mappings will follow to the new identifier" : "Mappings will stay with the old one",
      );
    }
    case "rules": {
      const rules = readRules(form);
      if (!rules)
        return notDone(
          "The limits are not saved",
          "Each is a number of percent; up to 100 for shares of products.",
        );
      await settings.set(approvalRulesSetting, rules, actor);
      return done("The limits are saved", "They count from the next sync on.");
    }
    default:
      return notDone("This button is not known", "Reload the page and try again.");
  }
}

const answer = (set: ChangeSet | null, title: string, text: string): { readonly notice: Notice } =>
  set ? done(title, text) : notDone("Somebody else decided already", "Reload the page to see how it stands.");

export default function ChangesPage({ loaderData }: Route.ComponentProps) {
  const { set, sets, lastApproved, isGrowing } = loaderData;
  useFetcher({ key: leavingOut });
  useAnswers();
  useLiveReload(isGrowing);
  return (
    <>
      <PageHeader
        title={set ? `Catalogue changes, set ${set.number}` : "Catalogue changes"}
        text={set ? <SetWords set={set} /> : "What 4over changed, before it reaches your prices."}
        action={
          set?.state === "open" && !isGrowing ? (
            <Decide set={set} />
          ) : lastApproved && !set ? (
            <GoBack set={lastApproved} label="Back to the last good catalogue" />
          ) : null
        }
      />
      <Stack gap="lg">
        {set ? (
          <SetView {...loaderData} set={set} />
        ) : (
          <EmptyState
            title="Nothing waits for you"
            text="The catalogue is as approved. After a sync, changes beyond your limits are shown here before they reach your prices."
            action={
              <Anchor component={Link} to="/admin/sync">
                Go to Catalogue sync
              </Anchor>
            }
          />
        )}
        <ApprovalRulesForm rules={loaderData.rules} />
        {sets.length > 0 ? <PastSets sets={sets} lastApproved={lastApproved} /> : null}
      </Stack>
    </>
  );
}

function SetWords({ set }: { readonly set: ChangeSet }) {
  return (
    <>
      <StatusBadge {...stateWords[set.state]} /> Read <Moment at={set.openedAt} />
      {set.decidedAt ? (
        <>
          , decided <Moment at={set.decidedAt} /> by{" "}
          {set.decidedBy?.startsWith("sync ") ? "your limits" : set.decidedBy}
        </>
      ) : null}
    </>
  );
}

function Decide({ set }: { readonly set: ChangeSet }) {
  const isStop = set.verdict?.kind === "stop";
  return (
    <Group>
      <ConfirmPlan
        label="Reject"
        title="Reject these changes?"
        confirm="Reject"
        fields={{ intent: "reject", set: set.id }}
        plan={[
          "The catalogue stays as it was approved before.",
          "A later sync of everything shows the same changes again.",
        ]}
        button={{ variant: "default" }}
      />
      <ConfirmPlan
        label="Approve"
        title="Approve these changes?"
        confirm="Approve"
        fields={{ intent: "approve", set: set.id }}
        plan={approvalPlan(set)}
        isDangerous={isStop}
      />
    </Group>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function SetView({ set, isGrowing, entries, total, query }: Loaded & { readonly set: ChangeSet }) {
  const { summary, verdict } = set;
  if (isGrowing)
    return (
      <LoadingState
        text={`A sync is reading. ${count(total)} changed products so far; you can decide when it has ended.`}
      />
    );
  return (
    <>
      {set.state === "open" && verdict && verdict.reasons.length > 0 ? (
        <Alert
          color={verdict.kind === "stop" ? "red" : "orange"}
          icon={<IconAlertTriangle aria-hidden />}
          title={verdict.kind === "stop" ? "This looks like a fault, not like a change" : "Why you are asked"}
        >
          <List size="sm">
            {verdict.reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      <StatStrip>
        <StatTile label="Changed" value={count(summary.count.changed)} />
        <StatTile label="New" value={count(summary.count.added)} />
        <StatTile label="Gone" value={count(summary.count.removed)} />
        <StatTile label="New identifier" value={count(summary.count.reissued)} />
        <StatTile label="Products repriced" value={count(summary.repriced)} />
        <StatTile
          label="Largest moves"
          value={summary.repriced === 0 ? <Absent /> : rangeWords(summary.lowestBps, summary.highestBps)}
        />
      </StatStrip>
      <BarCard
        title="How far prices move"
        text="Number of prices by the size of their move in percent."
        empty="No price moves in this set."
        data={[...priceBars(summary.histogram)]}
        dataKey="move"
        series={[{ name: "prices", label: "Prices", color: "blue.6" }]}
        valueFormatter={count}
        xAxisProps={{ interval: 0 }}
      />
      <DataTable
        label="Changed products"
        stacks
        columns={columnsOf(set)}
        rows={entries}
        total={total}
        query={query}
        rowKey={({ change }) => change.productId}
        searchLabel="Search code or description"
        filters={[
          {
            name: "kind",
            label: "Kind of change",
            options: kinds.map((kind) => ({ value: kind, label: kindWords[kind].label })),
          },
        ]}
        empty={<EmptyState title="This set is empty" text="The printer took its changes back." />}
      />
    </>
  );
}

const columnsOf = (set: ChangeSet): readonly Column<ChangeEntry>[] => [
  {
    key: "product",
    header: "Product",
    cell: ({ change }) => (
      <>
        <Text fw={500} size="sm">
          {change.code}
        </Text>
        <Text size="xs" c="dimmed">
          {change.description}
        </Text>
      </>
    ),
  },
  {
    key: "kind",
    header: "Change",
    cell: ({ change }) => <StatusBadge {...kindWords[change.kind]} />,
    wideOnly: true,
  },
  {
    key: "prices",
    header: "Prices",
    cell: ({ change }) =>
      change.kind === "changed" && change.prices ? (
        <Text size="sm">{moveWords(change.prices)}</Text>
      ) : (
        <Absent />
      ),
  },
  {
    key: "what",
    header: "What else",
    cell: (entry) => <What entry={entry} set={set} />,
  },
  ...(set.state === "open"
    ? [
        {
          key: "leave-out",
          header: "",
          label: "Decision",
          cell: ({ change }: ChangeEntry) => <LeaveOut set={set} change={change} />,
        },
      ]
    : []),
];

/** The page holds it too: a row that leaves the table still has its answer shown. */
const leavingOut = "leave-out";

/** Rejects one product's changes: it stays as it was, the others wait on. */
function LeaveOut({ set, change }: { readonly set: ChangeSet; readonly change: ChangeEntry["change"] }) {
  const fetcher = useFetcher({ key: leavingOut });
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value="leave-out" />
      <input type="hidden" name="set" value={set.id} />
      <input type="hidden" name="product" value={change.productId} />
      <Button
        type="submit"
        size="compact-sm"
        variant="subtle"
        loading={fetcher.formData?.get("product") === change.productId}
        aria-label={`Leave out ${change.code}`}
      >
        Leave out
      </Button>
    </fetcher.Form>
  );
}

function What({
  entry: { change, isConfirmed },
  set,
}: {
  readonly entry: ChangeEntry;
  readonly set: ChangeSet;
}) {
  const lines = changeLines(change);
  return (
    <Stack gap={4}>
      {lines.slice(0, 4).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {lines.length > 4 ? (
        <details>
          <summary>
            <Text component="span" size="sm">
              {lines.length - 4} more
            </Text>
          </summary>
          {lines.slice(4).map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </details>
      ) : null}
      {lines.length === 0 ? <Absent /> : null}
      {change.kind === "reissued" ? (
        <Confirm
          set={set}
          productId={change.productId}
          confidence={change.confidence}
          isConfirmed={isConfirmed}
        />
      ) : null}
    </Stack>
  );
}

type ConfirmProps = {
  readonly set: ChangeSet;
  readonly productId: string;
  readonly confidence: number;
  readonly isConfirmed: boolean;
};

function Confirm({ set, productId, confidence, isConfirmed }: ConfirmProps) {
  const fetcher = useFetcher();
  return (
    <Checkbox
      label={`Mappings and prices of the store follow (${confidence} % sure)`}
      checked={isConfirmed}
      disabled={set.state !== "open" || fetcher.state !== "idle"}
      onChange={(event) => {
        const confirmed = event.currentTarget.checked ? "yes" : "no";
        void fetcher.submit(
          { intent: "confirm", set: set.id, product: productId, confirmed },
          { method: "post" },
        );
      }}
    />
  );
}

function PastSets({
  sets,
  lastApproved,
}: {
  readonly sets: readonly ChangeSet[];
  readonly lastApproved: ChangeSet | null;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="past-sets">
      <Title order={2} size="h3" id="past-sets" mb="sm">
        Change sets
      </Title>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table verticalSpacing="sm" aria-labelledby="past-sets">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Set</Table.Th>
              <Table.Th>Read</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Changed
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                New
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                Gone
              </Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sets.map((set) => (
              <PastSet key={set.id} set={set} canGoBack={set.id === lastApproved?.id} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

/** Takes the last approved reading back: the catalogue is as it was before it. */
function GoBack({
  set: { id, number, summary },
  label,
  size = "sm",
}: {
  readonly set: ChangeSet;
  readonly label: string;
  readonly size?: "xs" | "sm";
}) {
  const { changed, added, removed, reissued } = summary.count;
  return (
    <ConfirmPlan
      label={label}
      title={`Take change set ${number} back?`}
      confirm="Take it back"
      fields={{ intent: "roll-back", set: id }}
      isDangerous
      button={{ size, variant: "default" }}
      plan={[
        `${count(changed)} products get their former content and prices back.`,
        `${count(added + reissued)} products that came with it are discontinued; ${count(removed + reissued)} that went are on sale again.`,
        "The same changes do not return without your approval.",
      ]}
    />
  );
}

function PastSet({ set, canGoBack }: { readonly set: ChangeSet; readonly canGoBack: boolean }) {
  const { changed, added, removed, reissued } = set.summary.count;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`?set=${set.id}`}>
          {set.kind === "rollback" ? `${set.number}, the way back` : set.number}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Moment at={set.openedAt} />
      </Table.Td>
      <Table.Td>
        <StatusBadge {...stateWords[set.state]} />
      </Table.Td>
      <Table.Td ta="right" className="tabular" visibleFrom="sm">
        {count(changed)}
      </Table.Td>
      <Table.Td ta="right" className="tabular" visibleFrom="sm">
        {count(added + reissued)}
      </Table.Td>
      <Table.Td ta="right" className="tabular" visibleFrom="sm">
        {count(removed + reissued)}
      </Table.Td>
      <Table.Td ta="right">{canGoBack ? <GoBack set={set} label="Take back" size="xs" /> : null}</Table.Td>
    </Table.Tr>
  );
}
