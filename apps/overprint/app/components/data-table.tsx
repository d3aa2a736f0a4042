import {
  ActionIcon,
  Box,
  Group,
  Pagination,
  Paper,
  Select,
  Table,
  Text,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconSearch, IconSelector } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Form, useNavigation, useSearchParams } from "react-router";
import { changedParams, type ListQuery } from "./list-query.ts";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  /** The header in words, where it is none: what stands above the value when rows are stacked. */
  readonly label?: string;
  readonly cell: (row: Row) => ReactNode;
  /** Right for amounts and counts, so that digits stand under digits. */
  readonly align?: "left" | "right";
  /** The name that the server sorts by. */
  readonly sort?: string;
  readonly width?: number | string;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
};

export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

export type DataTableProps<Row> = {
  /** What the table lists, for those who cannot see it: "Orders". */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows in all pages. */
  readonly total: number;
  readonly query: ListQuery;
  readonly rowKey: (row: Row) => string;
  readonly searchLabel?: string;
  readonly filters?: readonly Filter[];
  /** Shown instead of the table when there is nothing at all, and no search or filter that could be why. */
  readonly empty: ReactNode;
  /** Stands right of search and filters. */
  readonly actions?: ReactNode;
  readonly rowProps?: (row: Row) => Record<string, unknown>;
  /** Below a tablet's width each row becomes a card with every column named, for lists with many columns. */
  readonly stacks?: boolean;
};

/** A list that the server pages, sorts and filters; all of it is in the URL. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, total, query, empty, label, columns, rowKey, rowProps, stacks = false } = props;
  const isNarrowed = query.search !== "" || Object.keys(query.filters).length > 0;
  const isLoading = useNavigation().state === "loading";
  if (total === 0 && !isNarrowed) return empty;
  return (
    <Box>
      <Toolbar {...props} />
      <Paper withBorder style={{ overflow: "hidden" }}>
        <Table.ScrollContainer minWidth={0} type="native">
          <Table
            aria-label={label}
            aria-busy={isLoading}
            highlightOnHover
            verticalSpacing="sm"
            horizontalSpacing={stacks ? 7 : "sm"}
            fz={stacks ? { base: "sm", md: "xs", xl: "sm" } : "sm"}
            {...(stacks ? { className: "stacks" } : {})}
            style={{ opacity: isLoading ? 0.6 : 1, transition: "opacity 120ms" }}
          >
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <HeaderCell key={column.key} column={column} query={query} stacks={stacks} />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={rowKey(row)} {...rowProps?.(row)}>
                  {columns.map((column) => (
                    <Table.Td
                      key={column.key}
                      {...cellLook(column, stacks)}
                      data-label={stacks ? labelOf(column) : undefined}
                    >
                      {column.cell(row)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {rows.length === 0 ? (
          <Text p="xl" ta="center" c="dimmed">
            Nothing matches. Change the search or clear the filters.
          </Text>
        ) : null}
      </Paper>
      <Pages total={total} query={query} />
    </Box>
  );
}

const labelOf = ({ label, header }: Pick<Column<never>, "label" | "header">) =>
  label ?? (typeof header === "string" && header !== "" ? header : undefined);

const cellLook = ({ align = "left", width, wideOnly }: Column<never> | Column<unknown>, stacks: boolean) => ({
  // A stacked cell turns to the left on a phone: only a style sheet can say that.
  ...(stacks ? {} : { ta: align }),
  ...(align === "right" ? { className: stacks ? "tabular amount" : "tabular" } : {}),
  ...(width === undefined ? {} : { w: width }),
  ...(wideOnly ? { visibleFrom: "sm" as const } : {}),
});

function HeaderCell<Row>({
  column,
  query,
  stacks,
}: {
  readonly column: Column<Row>;
  readonly query: ListQuery;
  readonly stacks: boolean;
}) {
  const [params, setParams] = useSearchParams();
  const look = cellLook(column as Column<never>, stacks);
  const { sort, header } = column;
  if (!sort) return <Table.Th {...look}>{header}</Table.Th>;
  const isSorted = query.sort.by === sort;
  const Icon = isSorted ? (query.sort.descending ? IconArrowDown : IconArrowUp) : IconSelector;
  const next = isSorted && !query.sort.descending ? `-${sort}` : sort;
  return (
    <Table.Th {...look} aria-sort={isSorted ? (query.sort.descending ? "descending" : "ascending") : "none"}>
      <UnstyledButton
        fw={700}
        fz="inherit"
        onClick={() => setParams(changedParams(params, { sort: next }), { preventScrollReset: true })}
      >
        <Group gap={4} wrap="nowrap" component="span" style={{ display: "inline-flex" }}>
          {header}
          <Icon size={14} aria-hidden opacity={isSorted ? 1 : 0.45} />
        </Group>
      </UnstyledButton>
    </Table.Th>
  );
}

function Toolbar<Row>({ query, searchLabel, filters = [], actions, columns, stacks }: DataTableProps<Row>) {
  const [params, setParams] = useSearchParams();
  if (!searchLabel && filters.length === 0 && !actions) return null;
  const change = (changes: Record<string, string | null>) =>
    setParams(changedParams(params, changes), { preventScrollReset: true });
  return (
    <Group mb="sm" gap="sm">
      {searchLabel ? (
        <Form
          role="search"
          style={{ flex: "1 1 220px", maxWidth: 380 }}
          onSubmit={(event) => {
            event.preventDefault();
            change({ q: String(new FormData(event.currentTarget).get("q") ?? "").trim() });
          }}
        >
          <TextInput
            key={query.search}
            name="q"
            type="search"
            aria-label={searchLabel}
            placeholder={searchLabel}
            defaultValue={query.search}
            leftSection={<IconSearch size={16} aria-hidden />}
          />
        </Form>
      ) : null}
      {filters.map(({ name, label, options }) => (
        <Select
          key={name}
          aria-label={label}
          placeholder={label}
          data={[...options]}
          value={query.filters[name] ?? null}
          onChange={(value) => change({ [name]: value })}
          clearable
          w={190}
        />
      ))}
      {stacks && columns.some(({ sort }) => sort) ? <SortBy columns={columns} query={query} /> : null}
      {actions ? <Group ml="auto">{actions}</Group> : null}
    </Group>
  );
}

/** Sorting where rows are stacked and no header is there to press. */
function SortBy<Row>({ columns, query }: Pick<DataTableProps<Row>, "columns" | "query">) {
  const [params, setParams] = useSearchParams();
  const { by, descending } = query.sort;
  const sortBy = (sort: string) => setParams(changedParams(params, { sort }), { preventScrollReset: true });
  return (
    <Group gap={4} wrap="nowrap" hiddenFrom="md">
      <Select
        aria-label="Sort by"
        data={columns.flatMap((column) => {
          const label = labelOf(column as Column<never>);
          return column.sort && label ? [{ value: column.sort, label }] : [];
        })}
        value={by}
        onChange={(sort) => sort && sortBy(descending ? `-${sort}` : sort)}
        allowDeselect={false}
        w={150}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={descending ? "Sort upwards" : "Sort downwards"}
        onClick={() => sortBy(descending ? by : `-${by}`)}
      >
        {descending ? <IconArrowDown size={16} /> : <IconArrowUp size={16} />}
      </ActionIcon>
    </Group>
  );
}

function Pages({ total, query }: { readonly total: number; readonly query: ListQuery }) {
  const [params, setParams] = useSearchParams();
  if (total === 0) return null;
  const last = Math.max(1, Math.ceil(total / query.pageSize));
  const first = Math.min(query.offset + 1, total);
  return (
    <Group justify="space-between" mt="sm">
      <Text size="sm" c="dimmed" className="tabular">
        {first.toLocaleString("en-US")}–
        {Math.min(query.offset + query.pageSize, total).toLocaleString("en-US")} of{" "}
        {total.toLocaleString("en-US")}
      </Text>
      {last > 1 ? (
        <Pagination
          total={last}
          value={Math.min(query.page, last)}
          onChange={(page) => setParams(changedParams(params, { page: String(page) }))}
          size="sm"
          getControlProps={(control) => ({ "aria-label": `${control} page` })}
        />
      ) : null}
    </Group>
  );
}
