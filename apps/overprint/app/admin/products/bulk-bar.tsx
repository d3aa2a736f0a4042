import {
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  Paper,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useFetcher, useLocation } from "react-router";
import { useNotice } from "../../components/notice.tsx";
import type { BulkAnswer, BulkPlan } from "./bulk.server.ts";

type Choice = { readonly value: string; readonly label: string };
type Verb = "publish" | "unpublish" | "markup";

export type BulkBarProps = {
  readonly ticked: readonly string[];
  readonly total: number;
  readonly stores: readonly Choice[];
  readonly isWholePage: boolean;
  readonly clear: () => void;
};

/** What can be done with the ticked products. Each action shows its plan before it is confirmed. */
export function BulkBar({ ticked, total, stores, isWholePage, clear }: BulkBarProps) {
  const [everything, setEverything] = useState(false);
  const [store, setStore] = useState(stores[0]?.value ?? "built-in");
  const [isPricing, setIsPricing] = useState(false);
  const { search } = useLocation();
  const planner = useFetcher<BulkAnswer>();
  const doer = useFetcher<BulkAnswer>();
  const [asked, setAsked] = useState<{ verb: Verb; fields: Record<string, string> } | null>(null);
  useNotice(planner.data?.notice);
  useNotice(doer.data?.notice);
  const handled = useRef<BulkAnswer | undefined>(undefined);
  useEffect(() => {
    if (doer.state !== "idle" || !doer.data || handled.current === doer.data) return;
    handled.current = doer.data;
    setAsked(null);
    clear();
  }, [doer.state, doer.data, clear]);

  const formOf = (intent: string, fields: Record<string, string>) => {
    const form = new FormData();
    form.set("intent", intent);
    form.set("store", store);
    if (everything && isWholePage) {
      form.set("everything", "yes");
      form.set("search", search);
    } else for (const id of ticked) form.append("id", id);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  const plan = (verb: Verb, fields: Record<string, string> = {}) => {
    setIsPricing(false);
    setAsked({ verb, fields });
    planner.submit(formOf(`plan-${verb}`, fields), { method: "post" });
  };
  if (ticked.length === 0) return null;
  const count = everything && isWholePage ? total : ticked.length;
  return (
    <Paper withBorder p="sm" mb="sm" role="region" aria-label="Bulk actions">
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {count.toLocaleString("en-US")} selected
        </Text>
        {isWholePage && total > ticked.length ? (
          <Checkbox
            size="sm"
            label={`All ${total.toLocaleString("en-US")} that match`}
            checked={everything}
            onChange={(event) => setEverything(event.currentTarget.checked)}
          />
        ) : null}
        <Group gap="xs" ml="auto">
          {stores.length > 1 ? (
            <Select
              aria-label="Store"
              data={[...stores]}
              value={store}
              onChange={(value) => value && setStore(value)}
              allowDeselect={false}
              w={170}
              size="sm"
            />
          ) : null}
          <Button size="sm" onClick={() => plan("publish")} loading={planner.state !== "idle"}>
            Publish…
          </Button>
          <Button size="sm" variant="default" onClick={() => setIsPricing(true)}>
            Markup…
          </Button>
          <Button size="sm" variant="default" onClick={() => plan("unpublish")}>
            Unpublish…
          </Button>
          <Button size="sm" variant="subtle" onClick={clear}>
            Clear
          </Button>
        </Group>
      </Group>
      <MarkupDialog
        opened={isPricing}
        close={() => setIsPricing(false)}
        count={count}
        plan={(fields) => plan("markup", fields)}
      />
      <PlanDialog
        plan={asked && planner.state === "idle" ? (planner.data?.plan ?? null) : null}
        isBusy={doer.state !== "idle"}
        close={() => setAsked(null)}
        confirm={() => asked && doer.submit(formOf(asked.verb, asked.fields), { method: "post" })}
      />
    </Paper>
  );
}

function PlanDialog({
  plan,
  isBusy,
  close,
  confirm,
}: {
  readonly plan: BulkPlan | null;
  readonly isBusy: boolean;
  readonly close: () => void;
  readonly confirm: () => void;
}) {
  return (
    <Modal
      opened={plan !== null}
      onClose={close}
      title={<Text fw={650}>{plan?.title}</Text>}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {plan ? (
        <Stack>
          <List spacing={6} size="sm">
            {plan.lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          {plan.more > 0 ? (
            <Text size="sm" c="dimmed">
              and {plan.more.toLocaleString("en-US")} more.
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} disabled={isBusy}>
              Cancel
            </Button>
            {plan.confirm ? (
              <Button onClick={confirm} loading={isBusy} {...(plan.isDangerous ? { color: "red" } : {})}>
                {plan.confirm}
              </Button>
            ) : null}
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function MarkupDialog({
  opened,
  close,
  count,
  plan,
}: {
  readonly opened: boolean;
  readonly close: () => void;
  readonly count: number;
  readonly plan: (fields: Record<string, string>) => void;
}) {
  const [kind, setKind] = useState("percent");
  const [value, setValue] = useState("");
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<Text fw={650}>Markup of {count.toLocaleString("en-US")} products</Text>}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          plan({ kind, value });
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label="Kind of markup"
            value={kind}
            onChange={setKind}
            data={[
              { value: "percent", label: "Percentage" },
              { value: "fixed", label: "Fixed amount" },
            ]}
          />
          <TextInput
            label={kind === "percent" ? "Markup in %" : "Amount added to each job, in $"}
            inputMode="decimal"
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            data-autofocus
            required
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit">Show the plan</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
