import {
  ActionIcon,
  Alert,
  Button,
  Drawer,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import type { MarkupFinding } from "@overprint/core/pricing";
import { IconAlertTriangle, IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { useNotice } from "../../components/notice.tsx";
import { LoadingState } from "../../components/states.tsx";
import type { MarkupAnswer, MarkupPage } from "./markup.server.ts";
import { PreviewTable } from "./preview-table.tsx";
import type { RuleDraft } from "./rule-draft.ts";

type Band = RuleDraft["bands"][number];

/** Writes one markup rule, with what ten real prices become beside it. */
export function RuleEditor({
  initial,
  page,
  close,
}: {
  readonly initial: RuleDraft;
  readonly page: MarkupPage;
  readonly close: () => void;
}) {
  const [draft, setDraft] = useState(initial);
  const preview = usePreview(draft);
  const saver = useFetcher<MarkupAnswer>();
  useNotice(saver.data?.notice);
  useEffect(() => {
    if (saver.state === "idle" && saver.data?.saved) close();
  }, [saver.state, saver.data, close]);
  const change = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const findings = preview.data?.findings ?? saver.data?.findings ?? [];
  const isWrong = findings.some(({ severity }) => severity === "error");
  const save = () =>
    saver.submit(
      { intent: "save", draft: JSON.stringify(draft), confirmed: findings.length > 0 ? "yes" : "no" },
      { method: "post" },
    );
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={<Text fw={650}>{initial.id ? `Markup rule: ${initial.name}` : "New markup rule"}</Text>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <Scope draft={draft} page={page} change={change} />
        <Bands bands={draft.bands} change={(bands) => change({ bands })} />
        <Group grow align="flex-start">
          <TextInput
            label="Minimum markup in $"
            description="The least added to a job"
            inputMode="decimal"
            value={draft.minimumMarkup}
            onChange={(event) => change({ minimumMarkup: event.currentTarget.value })}
          />
          <TextInput
            label="Minimum margin in %"
            description="The least share of the retail price"
            inputMode="decimal"
            value={draft.minimumMargin}
            onChange={(event) => change({ minimumMargin: event.currentTarget.value })}
          />
        </Group>
        <Rounding draft={draft} change={change} />
        <Findings findings={findings} />
        <Group justify="space-between">
          <Switch
            label="Active"
            checked={draft.isActive}
            onChange={(event) => change({ isActive: event.currentTarget.checked })}
          />
          <Group>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              onClick={save}
              disabled={isWrong}
              loading={saver.state !== "idle"}
              {...(findings.length > 0 ? { color: "orange" } : {})}
            >
              {findings.length > 0 && !isWrong ? "Save anyway" : "Save rule"}
            </Button>
          </Group>
        </Group>
        {preview.data?.preview ? (
          <PreviewTable lines={preview.data.preview} isStale={preview.state !== "idle"} />
        ) : isWrong ? null : (
          <LoadingState text="Pricing ten real jobs" />
        )}
      </Stack>
    </Drawer>
  );
}

/** Asks the server what real prices become, a moment after the last change. */
function usePreview(draft: RuleDraft) {
  const fetcher = useFetcher<MarkupAnswer>();
  const { submit } = fetcher;
  const asked = useRef("");
  useEffect(() => {
    const text = JSON.stringify(draft);
    if (text === asked.current) return;
    const isFirst = asked.current === "";
    const ask = () => {
      asked.current = text;
      submit({ intent: "preview", draft: text }, { method: "post" });
    };
    const timer = setTimeout(ask, isFirst ? 0 : 350);
    return () => clearTimeout(timer);
  }, [draft, submit]);
  return fetcher;
}

function Scope({
  draft,
  page,
  change,
}: {
  readonly draft: RuleDraft;
  readonly page: MarkupPage;
  readonly change: (changes: Partial<RuleDraft>) => void;
}) {
  return (
    <>
      <TextInput
        label="Name"
        placeholder="Business cards, wholesale"
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-end">
        <Select
          label="Products"
          data={[
            { value: "all", label: "All products" },
            { value: "category", label: "A category" },
            { value: "product", label: "One product" },
          ]}
          value={draft.scope}
          onChange={(scope) => scope && change({ scope: scope as RuleDraft["scope"], scopeId: "" })}
          allowDeselect={false}
        />
        {draft.scope === "category" ? (
          <Select
            label="Category"
            data={[...page.categories]}
            value={draft.scopeId || null}
            onChange={(scopeId) => change({ scopeId: scopeId ?? "" })}
            searchable
            placeholder="Choose one"
          />
        ) : null}
        {draft.scope === "product" ? (
          <TextInput
            label="SKU of the product"
            value={draft.scopeId}
            onChange={(event) => change({ scopeId: event.currentTarget.value })}
          />
        ) : null}
        <Select
          label="Customers"
          data={[{ value: "", label: "Everyone" }, ...page.groups]}
          value={draft.customerGroupId}
          onChange={(customerGroupId) => change({ customerGroupId: customerGroupId ?? "" })}
          allowDeselect={false}
        />
      </Group>
    </>
  );
}

function Bands({
  bands,
  change,
}: {
  readonly bands: readonly Band[];
  readonly change: (bands: Band[]) => void;
}) {
  const set = (index: number, changes: Partial<Band>) =>
    change(bands.map((band, i) => (i === index ? { ...band, ...changes } : band)));
  return (
    <Stack gap="xs" role="group" aria-label="Markup by cost range">
      <Text size="sm" fw={500}>
        Markup
      </Text>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ranges have no identity of their own, they are places in a list
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={index === 0 ? "From a cost of, $" : undefined}
            aria-label={`Range ${index + 1}: from a cost of, in dollars`}
            inputMode="decimal"
            w={150}
            value={index === 0 ? "0" : band.from}
            disabled={index === 0}
            onChange={(event) => set(index, { from: event.currentTarget.value })}
          />
          <SegmentedControl
            aria-label={`Range ${index + 1}: kind of markup`}
            data={[
              { value: "percent", label: "%" },
              { value: "fixed", label: "$" },
            ]}
            value={band.kind}
            onChange={(kind) => set(index, { kind: kind as Band["kind"] })}
          />
          <TextInput
            label={index === 0 ? (band.kind === "percent" ? "Add, %" : "Add, $") : undefined}
            aria-label={`Range ${index + 1}: markup`}
            inputMode="decimal"
            w={120}
            value={band.value}
            onChange={(event) => set(index, { value: event.currentTarget.value })}
          />
          {index > 0 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove range ${index + 1}`}
              onClick={() => change(bands.filter((_, i) => i !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        w="fit-content"
        onClick={() => change([...bands, { from: "", kind: bands.at(-1)?.kind ?? "percent", value: "" }])}
      >
        Another cost range
      </Button>
    </Stack>
  );
}

function Rounding({
  draft,
  change,
}: {
  readonly draft: RuleDraft;
  readonly change: (changes: Partial<RuleDraft>) => void;
}) {
  return (
    <Group align="flex-end">
      <Select
        label="Prices end in"
        data={[
          { value: "none", label: "any cent" },
          { value: "99", label: ".99" },
          { value: "95", label: ".95" },
          { value: "0", label: "whole dollars" },
        ]}
        value={draft.ending}
        onChange={(ending) => ending && change({ ending: ending as RuleDraft["ending"] })}
        allowDeselect={false}
        w={170}
      />
      {draft.ending === "none" ? null : (
        <SegmentedControl
          aria-label="Direction of rounding"
          data={[
            { value: "up", label: "always up" },
            { value: "nearest", label: "to the nearest" },
          ]}
          value={draft.direction}
          onChange={(direction) => change({ direction: direction as RuleDraft["direction"] })}
        />
      )}
    </Group>
  );
}

function Findings({ findings }: { readonly findings: readonly MarkupFinding[] }) {
  return findings.map(({ severity, message }) => (
    <Alert
      key={message}
      color={severity === "error" ? "red" : "orange"}
      icon={<IconAlertTriangle aria-hidden />}
      role={severity === "error" ? "alert" : "status"}
    >
      {message}
    </Alert>
  ));
}
