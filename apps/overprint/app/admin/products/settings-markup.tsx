import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text } from "@mantine/core";
import { IconArrowUp, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Form, useSearchParams } from "react-router";
import { owner, person } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import type { Route } from "./+types/settings-markup";
import { type MarkupPage, markupAction, markupPage } from "./markup.server.ts";
import { GroupsForm, PrintDefaultsForm } from "./markup-forms.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import { RuleEditor } from "./rule-editor.tsx";

export const meta = () => [{ title: "Markup - Overprint" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { role } = person(context);
  return { ...(await markupPage(context.get(overprintContext))), canEdit: role === "owner" };
}

export const action = async ({ context, request }: Route.ActionArgs) =>
  markupAction(context.get(overprintContext), await request.formData(), owner(context));

const newRule: RuleDraft = {
  id: "",
  name: "",
  scope: "category",
  scopeId: "",
  customerGroupId: "",
  bands: [{ from: "0", kind: "percent", value: "40" }],
  minimumMarkup: "5",
  minimumMargin: "15",
  ending: "none",
  direction: "up",
  isActive: true,
};

export default function SettingsMarkupPage({ loaderData, actionData }: Route.ComponentProps) {
  const [params, setParams] = useSearchParams();
  const linked = loaderData.rules.find(({ id }) => id === params.get("rule"))?.draft ?? null;
  const [draft, setDraft] = useState<RuleDraft | null>(linked);
  useNotice(actionData?.notice);
  const close = () => {
    setDraft(null);
    if (params.has("rule")) setParams({}, { replace: true, preventScrollReset: true });
  };
  return (
    <>
      <PageHeader
        title="Markup"
        text="How 4over's prices become yours. For each product the first rule in this table that fits decides; no price ever goes below its floor."
        action={
          loaderData.canEdit ? (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDraft(newRule)}>
              New rule
            </Button>
          ) : null
        }
      />
      <Stack gap="lg">
        <Rules page={loaderData} edit={setDraft} canEdit={loaderData.canEdit} />
        <GroupsForm page={loaderData} canEdit={loaderData.canEdit} />
        <PrintDefaultsForm page={loaderData} canEdit={loaderData.canEdit} />
      </Stack>
      {draft ? <RuleEditor key={draft.id || "new"} initial={draft} page={loaderData} close={close} /> : null}
    </>
  );
}

function Rules({
  page,
  edit,
  canEdit,
}: {
  readonly page: MarkupPage;
  readonly edit: (draft: RuleDraft) => void;
  readonly canEdit: boolean;
}) {
  return (
    <Paper withBorder style={{ overflow: "hidden" }}>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table
          aria-label="Markup rules"
          miw={640}
          highlightOnHover
          verticalSpacing="sm"
          horizontalSpacing="md"
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">Priority</Table.Th>
              <Table.Th>Rule</Table.Th>
              <Table.Th>Products</Table.Th>
              <Table.Th>Customers</Table.Th>
              <Table.Th>Markup</Table.Th>
              <Table.Th visibleFrom="sm">At least</Table.Th>
              <Table.Th visibleFrom="sm">Rounding</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {page.rules.map((rule, index) => (
              <Table.Tr key={rule.id}>
                <Table.Td ta="right" className="tabular">
                  {index + 1}
                </Table.Td>
                <Table.Td>
                  <Stack gap={2} align="flex-start">
                    <Anchor
                      component="button"
                      type="button"
                      fw={550}
                      size="sm"
                      ta="left"
                      onClick={() => edit(rule.draft)}
                    >
                      {rule.name}
                    </Anchor>
                    {rule.isStored ? null : (
                      <Badge size="sm" variant="light" tt="none" styles={{ label: { overflow: "visible" } }}>
                        until you write your own
                      </Badge>
                    )}
                    {rule.isActive ? null : <StatusBadge tone="off" label="Switched off" />}
                  </Stack>
                </Table.Td>
                <Table.Td>{rule.products}</Table.Td>
                <Table.Td>{rule.customers}</Table.Td>
                <Table.Td>{rule.markup}</Table.Td>
                <Table.Td visibleFrom="sm">{rule.minimums}</Table.Td>
                <Table.Td visibleFrom="sm">{rule.rounding}</Table.Td>
                <Table.Td>{canEdit ? <RuleActions rule={rule} edit={edit} /> : null}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" p="sm">
        The most specific rule wins: a customer group before everyone; then a product, its category, all
        products. Rules that are equally specific keep the order you give them.
      </Text>
    </Paper>
  );
}

function RuleActions({
  rule,
  edit,
}: {
  readonly rule: MarkupPage["rules"][number];
  readonly edit: (draft: RuleDraft) => void;
}) {
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      {rule.canMoveUp ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="move-up" />
          <input type="hidden" name="id" value={rule.id} />
          <Button type="submit" size="compact-sm" variant="subtle" aria-label={`Move ${rule.name} up`}>
            <IconArrowUp size={16} aria-hidden />
          </Button>
        </Form>
      ) : null}
      <Button
        size="compact-sm"
        variant="subtle"
        onClick={() => edit(rule.draft)}
        aria-label={`Edit ${rule.name}`}
      >
        Edit
      </Button>
      {rule.isStored ? (
        <ConfirmPlan
          label="Remove"
          title={`Remove "${rule.name}"?`}
          plan={[
            "What it priced is priced by the next rule in the table, at once.",
            "Orders already placed keep their prices.",
          ]}
          confirm="Remove rule"
          isDangerous
          fields={{ intent: "remove", id: rule.id }}
          button={{ size: "compact-sm", variant: "subtle" }}
        />
      ) : null}
    </Group>
  );
}
