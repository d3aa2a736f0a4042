import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  MultiSelect,
  Paper,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { formatMoney } from "@overprint/core/money";
import { allows, percentText } from "@overprint/core/transfer";
import { data, Form, Link, redirect, useNavigation, useSearchParams } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { calculate, readChosen, suggestionsFor } from "#server/transfer/calculator.ts";
import { type Standing, saveMapping, standingOf } from "#server/transfer/steps.ts";
import { notDone, useNotice } from "../../components/notice.tsx";
import { EmptyState } from "../../components/states.tsx";
import type { Route } from "./+types/map.ts";
import { copyOf, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "Map with 4over product - Overprint" }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const q = search.get("q") ?? "";
  const categoryId = search.get("category");
  const [calculation, suggestions, categories, found] = await Promise.all([
    calculate(overprint, standing, readChosen(search)),
    standing.record.mapping || comesFilledIn(standing) ? [] : suggestionsFor(overprint, standing),
    overprint.catalogue.products.categories(),
    q || categoryId ? overprint.transfer.memory.candidates({ search: q, categoryId, limit: 50 }) : [],
  ]);
  const { item, record, source } = standing;
  return {
    source,
    calculation,
    suggestions,
    found,
    q,
    categoryId,
    categories: categories.map(({ id, name }) => ({ value: id as string, label: name })),
    item: {
      title: item.title,
      sku: item.sku,
      quantity: item.quantity,
      sets: item.sets,
      specification: item.specification,
      isSynced: item.combination !== null,
    },
    record: { copy: record.copy, itemId: record.itemId, state: record.state, mapping: record.mapping },
  };
}

/** A synced product that 4over still sells needs no suggestion: everything was read from the order. */
const comesFilledIn = ({ item, source }: Standing) => item.combination !== null && source?.isOnSale === true;

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const form = await request.formData();
  const calculation = await calculate(overprint, standing, readChosen(form));
  if (!calculation) return notDone("No 4over product is chosen", "Choose one by category or search first.");
  const origin = standing.item.combination
    ? "synced"
    : form.get("origin") === "remembered"
      ? "remembered"
      : "chosen";
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  const reason = String(form.get("runSizeReason") ?? "").trim() || null;
  const saved = await saveMapping(
    overprint,
    standing,
    { combination: calculation.combination, runSizeReason: reason, origin },
    by,
  );
  if (!saved.ok) return notDone(saved.problem.what, saved.problem.doNext);
  return redirect(stepAddress(params.itemId, standing.record.copy, "artwork"));
}

export default function MapPage({ loaderData, actionData }: Route.ComponentProps) {
  const { calculation, item, record, source } = loaderData;
  useNotice(actionData?.notice);
  const isFilledIn = record.mapping !== null || (item.isSynced && source?.isOnSale === true);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Stack>
        <Ordered item={item} />
        {source && record.mapping === null ? <Source source={source} isRead={item.isSynced} /> : null}
        <Suggestions {...loaderData} />
        {isFilledIn && loaderData.q === "" && loaderData.categoryId === null ? (
          <details>
            <summary>Choose another 4over product</summary>
            <FindProduct {...loaderData} />
          </details>
        ) : (
          <FindProduct {...loaderData} />
        )}
      </Stack>
      {calculation ? (
        <Calculator
          key={calculation.product.id}
          calculation={calculation}
          item={item}
          isEditable={allows(record.state, "edit")}
        />
      ) : (
        <EmptyState
          title="No 4over product is chosen"
          text="Take a suggestion, choose category and product, or search by SKU or name. The price calculator opens here."
        />
      )}
    </SimpleGrid>
  );
}

function Ordered({ item }: Pick<Data, "item">) {
  return (
    <Paper withBorder p="md" component="section" aria-label="What was ordered">
      <Title order={2} size="h4">
        What was ordered
      </Title>
      <Text mt="xs">{item.title}</Text>
      <Text size="sm" c="dimmed">
        {item.quantity.toLocaleString("en-US")} pieces{item.sets > 1 ? `, ${item.sets} sets` : ""}
        {item.sku ? `, SKU ${item.sku}` : ""}
      </Text>
      {item.specification.map(({ label, value }) => (
        <Text key={label} size="sm">
          {label}: {value}
        </Text>
      ))}
    </Paper>
  );
}

/** Where a synced product came from, and what is left to do. */
function Source({
  source,
  isRead,
}: {
  readonly source: NonNullable<Data["source"]>;
  readonly isRead: boolean;
}) {
  if (!source.isOnSale)
    return (
      <Alert color="orange" title={`4over does not sell ${source.code} any more`}>
        The product was published from it. Choose another 4over product below.
      </Alert>
    );
  return (
    <Alert color={isRead ? "green" : "orange"} title={`Published from ${source.code}`}>
      {isRead
        ? "Run size, colors and options are filled in as they were ordered. Compare them, then confirm."
        : "Not every choice of the order could be read: compare run size, colors and options before you go on."}
    </Alert>
  );
}

type Data = Route.ComponentProps["loaderData"];

const originWords = {
  published: "it was published from this",
  remembered: "confirmed before",
  sku: "by its SKU",
  title: "by its title",
} as const;

function Suggestions({ suggestions, record }: Data) {
  if (suggestions.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="Suggestions">
      <Title order={2} size="h4" mb="xs">
        Suggestions
      </Title>
      <Stack gap="sm">
        {suggestions.map((one) => (
          <Group key={`${one.origin} ${one.productId}`} justify="space-between" wrap="nowrap">
            <Stack gap={0}>
              <Text size="sm" fw={600}>
                {one.description}
              </Text>
              <Text size="xs" c="dimmed">
                {one.productCode} · {originWords[one.origin]} · {Math.round(one.confidence * 100)} % sure
              </Text>
              {one.differences.map((difference) => (
                <Text key={difference} size="xs" c="orange.8">
                  {difference}
                </Text>
              ))}
            </Stack>
            <Button component={Link} size="xs" variant="light" to={`?${addressOf(one, record.copy)}`}>
              Use
            </Button>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

function addressOf(one: Data["suggestions"][number], copy: number): string {
  const params = new URLSearchParams({ product: one.productId });
  if (copy > 0) params.set("copy", String(copy));
  if (one.combination) {
    params.set("run", one.combination.runSizeId);
    params.set("color", one.combination.colorSpecId);
    if (one.combination.turnaroundId) params.set("turn", one.combination.turnaroundId);
    for (const id of one.combination.optionIds) params.append("opt", id);
    params.set("origin", "remembered");
  }
  return params.toString();
}

function FindProduct({ categories, categoryId, found, q, record }: Data) {
  const [params, setParams] = useSearchParams();
  const change = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    setParams(next, { preventScrollReset: true });
  };
  return (
    <Paper withBorder p="md" component="section" aria-label="Find a 4over product">
      <Title order={2} size="h4" mb="xs">
        Find a 4over product
      </Title>
      <Stack gap="sm">
        <Select
          label="Select Category"
          placeholder="Every category"
          data={categories}
          value={categoryId}
          onChange={(value) => change({ category: value })}
          searchable
          clearable
        />
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            change({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() || null });
          }}
        >
          <TextInput
            key={q}
            name="q"
            label="Search by SKU/Product"
            defaultValue={q}
            placeholder="14pt matte 2 x 3.5"
          />
        </Form>
        {found.length > 0 ? (
          <Stack gap={4} mah={260} style={{ overflowY: "auto" }}>
            {found.map((one) => (
              <Anchor
                key={one.id}
                component={Link}
                size="sm"
                to={`?${new URLSearchParams({ product: one.id, ...(record.copy > 0 ? { copy: String(record.copy) } : {}) })}`}
              >
                {one.description}{" "}
                <Text span size="xs" c="dimmed">
                  {one.code}
                </Text>
              </Anchor>
            ))}
          </Stack>
        ) : q || categoryId ? (
          <Text size="sm" c="dimmed">
            Nothing in the synced catalogue matches. Sync the category first, or change the words.
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}

function Calculator({
  calculation,
  item,
  isEditable: canEdit,
}: {
  readonly calculation: NonNullable<Data["calculation"]>;
  readonly item: Data["item"];
  readonly isEditable: boolean;
}) {
  const [params, setParams] = useSearchParams();
  const isBusy = useNavigation().state !== "idle";
  const { product, combination } = calculation;
  const chosenRun = product.runSizes.find((run) => run.id === combination.runSizeId);
  const differs = chosenRun?.pieces !== item.quantity;
  const change = (
    changes: Partial<Record<"run" | "color" | "turn", string | null>>,
    optionIds: readonly string[] = combination.optionIds,
  ) => {
    const next = new URLSearchParams();
    if (params.get("copy")) next.set("copy", params.get("copy") ?? "");
    if (params.get("origin")) next.set("origin", params.get("origin") ?? "");
    next.set("product", product.id);
    const now = {
      run: combination.runSizeId as string,
      color: combination.colorSpecId as string,
      turn: combination.turnaroundId as string | null,
      ...changes,
    };
    for (const [name, value] of Object.entries(now)) if (value) next.set(name, value);
    for (const id of optionIds) next.append("opt", id);
    setParams(next, { preventScrollReset: true });
  };
  return (
    <Paper withBorder p="md" component="section" aria-label="Price calculator" aria-busy={isBusy}>
      <Title order={2} size="h4">
        4over Price Calculator
      </Title>
      <Text fw={600} mt="xs">
        {product.description}
      </Text>
      <Text size="xs" c="dimmed" mb="sm">
        {product.code}
      </Text>
      <Stack gap="sm">
        <Select
          label="Run size"
          data={product.runSizes.map((run) => ({
            value: run.id as string,
            label: run.pieces.toLocaleString("en-US"),
          }))}
          value={combination.runSizeId}
          onChange={(run) => change({ run })}
          allowDeselect={false}
        />
        <Select
          label="Colors"
          data={product.colorSpecs.map((one) => ({ value: one.id as string, label: one.name }))}
          value={combination.colorSpecId}
          onChange={(color) => change({ color })}
          allowDeselect={false}
        />
        {product.turnarounds.length > 0 ? (
          <Select
            label="Turnaround"
            data={product.turnarounds.map((one) => ({ value: one.id as string, label: one.label }))}
            value={combination.turnaroundId}
            onChange={(turn) => change({ turn })}
            allowDeselect={false}
          />
        ) : null}
        {product.optionGroups.map((group) => {
          const own = group.options.map(({ id }) => id);
          const chosen = combination.optionIds.filter((id) => own.includes(id));
          const others = combination.optionIds.filter((id) => !own.includes(id));
          const options = group.options.map(({ id, name }) => ({ value: id, label: name }));
          return group.max > 1 ? (
            <MultiSelect
              key={group.id}
              label={group.name}
              description={`${group.min} to ${group.max}`}
              data={options}
              value={[...chosen]}
              maxValues={group.max}
              onChange={(ids) => change({}, [...others, ...ids])}
            />
          ) : (
            <Select
              key={group.id}
              label={group.name}
              data={options}
              value={chosen[0] ?? null}
              onChange={(id) => change({}, id ? [...others, id] : others)}
              clearable={group.min === 0}
              allowDeselect={group.min === 0}
              disabled={group.min > 0 && options.length === 1}
              placeholder="None"
            />
          );
        })}
      </Stack>
      <Table mt="md">
        <Table.Tbody>
          <Line
            label="Trade price, one set"
            value={calculation.trade ? formatMoney(calculation.trade) : "–"}
          />
          {item.sets > 1 ? (
            <Line
              label={`Trade price, ${item.sets} sets`}
              value={calculation.goods ? formatMoney(calculation.goods) : "–"}
            />
          ) : null}
          <Line label="The customer paid, with freight" value={formatMoney(calculation.paid)} />
          <Line
            label="Margin before freight"
            value={
              calculation.marginBps === null ? (
                "–"
              ) : (
                <Badge color={calculation.marginBps < 0 ? "red" : "green"} variant="light" tt="none">
                  {percentText(calculation.marginBps)}
                </Badge>
              )
            }
          />
        </Table.Tbody>
      </Table>
      {calculation.refusal ? (
        <Alert color="red" mt="sm" role="alert">
          {calculation.refusal}
        </Alert>
      ) : null}
      <Form method="post">
        <input type="hidden" name="product" value={product.id} />
        <input type="hidden" name="run" value={combination.runSizeId} />
        <input type="hidden" name="color" value={combination.colorSpecId} />
        <input type="hidden" name="turn" value={combination.turnaroundId ?? ""} />
        <input type="hidden" name="origin" value={params.get("origin") ?? "chosen"} />
        {combination.optionIds.map((id) => (
          <input key={id} type="hidden" name="opt" value={id} />
        ))}
        {differs ? (
          <Alert color="orange" mt="sm" title="Another run size than ordered">
            <Text size="sm" mb="xs">
              {calculation.runSizeProblem ?? `The customer ordered ${item.quantity.toLocaleString("en-US")}.`}{" "}
              Nothing is rounded silently.
            </Text>
            <Textarea name="runSizeReason" label="Why another run size is right" autosize minRows={1} />
          </Alert>
        ) : null}
        <Group justify="flex-end" mt="md">
          <Button type="submit" disabled={!canEdit || calculation.refusal !== null} loading={isBusy}>
            {item.isSynced ? "Confirm and go on" : "Map and go on"}
          </Button>
        </Group>
      </Form>
    </Paper>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td ta="right" className="tabular">
        {value}
      </Table.Td>
    </Table.Tr>
  );
}
