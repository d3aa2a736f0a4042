import {
  Alert,
  Badge,
  Button,
  Code,
  Group,
  List,
  Paper,
  Radio,
  SimpleGrid,
  Stack,
  Switch,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { formatMoney } from "@overprint/core/money";
import type { Address } from "@overprint/core/shipping";
import { addressLines } from "@overprint/core/shipping";
import {
  allows,
  paymentKey,
  paymentLabel,
  percentText,
  prepareTransfer,
  type ShippingChoice,
} from "@overprint/core/transfer";
import { useState } from "react";
import { data, Form, Link, redirect, useNavigation } from "react-router";
import { person } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { transferBulk } from "#server/transfer/bulk.ts";
import { wirePreview } from "#server/transfer/payload.ts";
import {
  type AddressAnswer,
  liveMethods,
  methodKey,
  saveAddress,
  saveMethod,
} from "#server/transfer/shipping-step.ts";
import { shippingStart, standingOf } from "#server/transfer/steps.ts";
import { Amount } from "../../components/amount.tsx";
import { ConfirmPlan } from "../../components/confirm-plan.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import type { Route } from "./+types/shipping.ts";
import { AddressFields } from "./address-fields.tsx";
import { copyOf, stepAddress } from "./state-look.ts";

export const meta = () => [{ title: "Shipping and payment - Overprint" }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const standing = await standingOf(overprint, params.itemId, copyOf(request));
  if (!standing) throw data(null, { status: 404 });
  const { order, item, record } = standing;
  const shipping = await shippingStart(overprint, standing);
  const editable = allows(record.state, "edit");
  const ports = await overprint.transfer.ports();
  const target = { itemId: item.id, copy: record.copy };
  const [methods, profiles, prepared] = await Promise.all([
    editable && shipping.addressCheck !== "unchecked" ? liveMethods(overprint, standing, shipping) : null,
    editable && ports.ok ? ports.value.printer.fetchPaymentProfiles() : [],
    editable && ports.ok && record.shipping?.method ? prepareTransfer(ports.value, [target]) : null,
  ]);
  const plan = prepared?.ok ? prepared.value.plan : null;
  const { payment, ...rest } = shipping;
  return {
    hasApi: ports.ok,
    editable,
    mode: await overprint.mode(),
    shipping: { ...rest, payment: payment ? paymentKey(payment) : null } satisfies Omit<
      ShippingChoice,
      "payment"
    > & { payment: string | null },
    paid: payment && { kind: payment.kind, lastFour: payment.lastFour },
    chosen: shipping.method ? methodKey(shipping.method) : null,
    methods:
      methods?.kind === "quoted"
        ? methods.options.map((option) => ({ ...option, key: methodKey(option) }))
        : [],
    methodProblem: methods?.kind === "not-quoted" ? methods.what : null,
    bought: order.shippingMethod,
    profiles: profiles.map((profile) => ({
      key: paymentKey(profile),
      kind: profile.kind,
      lastFour: profile.lastFour,
      isDummy: profile.isDummy,
      validThru: profile.validThru,
    })),
    itemId: item.id,
    copy: record.copy,
    plan: plan && {
      reference: plan.reference,
      jobs: plan.jobs.map((job) => ({
        title: job.title,
        names: job.sets.map(({ jobName }) => jobName),
        cost: job.cost,
      })),
      failing: plan.held.flatMap((held) => held.failing),
      cost: plan.cost,
      margin: plan.margin,
      payload: plan.jobs.length > 0 ? wirePreview(plan) : null,
    },
    marginReason: record.marginReason,
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const overprint = context.get(overprintContext);
  const copy = copyOf(request);
  const standing = await standingOf(overprint, params.itemId, copy);
  if (!standing) throw data(null, { status: 404 });
  const form = await request.formData();
  const by = { actor: person(context).actor, requestId: context.get(requestContext).requestId };
  const none = { candidates: [], address: null, label: null };
  switch (form.get("intent")) {
    case "address": {
      const answer = await saveAddress(overprint, standing, form, by);
      if (!answer.ok) return { ...notDone(answer.problem.what, answer.problem.doNext), ...none };
      if (answer.value.kind === "ambiguous")
        return {
          ...notDone("The address is ambiguous", "Choose one of 4over's candidates."),
          candidates: answer.value.candidates,
          address: answer.value.address,
          label: answer.value.label,
        };
      return { ...done("The address is kept"), ...none };
    }
    case "method": {
      const saved = await saveMethod(overprint, standing, form, by);
      return saved.ok
        ? { ...done("Method and payment are kept"), ...none }
        : { ...notDone(saved.problem.what, saved.problem.doNext), ...none };
    }
    case "transfer": {
      const [line] = await transferBulk(overprint, [{ itemId: standing.item.id, copy }], by);
      const after = await overprint.transfer.records.load(standing.item.id, copy);
      if (after.state === "in-doubt") return redirect(stepAddress(params.itemId, copy, "resolve"));
      if (after.state === "placed") return { ...done("Transferred to 4over", line?.text), ...none };
      return { ...notDone("It was not transferred", line?.text), ...none };
    }
    default:
      return { ...notDone("Nothing was changed", "Reload the page and try again."), ...none };
  }
}

type Data = Route.ComponentProps["loaderData"];
/** What was chosen beside an address that 4over found ambiguous. */
type Label = Extract<AddressAnswer, { readonly kind: "ambiguous" }>["label"];

export default function ShippingPage({ loaderData, actionData }: Route.ComponentProps) {
  useNotice(actionData?.notice);
  // Without the API the page's frame says what this step needs.
  if (!loaderData.hasApi) return null;
  if (!loaderData.editable) return <Kept data={loaderData} />;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Stack>
        <AddressCard
          data={loaderData}
          candidates={actionData?.candidates ?? []}
          typed={actionData?.address ?? null}
          label={actionData?.label ?? null}
        />
      </Stack>
      <Stack>
        <MethodCard data={loaderData} />
        <PlanCard data={loaderData} />
      </Stack>
    </SimpleGrid>
  );
}

/** Step 3 as it was sent, or stands while nothing can be changed. */
function Kept({ data: { shipping, paid, bought, marginReason } }: { readonly data: Data }) {
  const { method, tax } = shipping;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Paper withBorder p="md" component="section" aria-label="Ship to">
        <Title order={2} size="h4" mb="xs">
          Ship to
        </Title>
        <Text size="sm">{addressLines(shipping.shipTo).join(", ")}</Text>
        <Text size="sm" c="dimmed" mt="xs">
          {shipping.bypassReason
            ? `Check bypassed: ${shipping.bypassReason}`
            : checkLooks[shipping.addressCheck][1]}
        </Text>
        <Text size="sm" c="dimmed">
          {shipping.isDropShipped && shipping.shipFrom
            ? `Blind, from ${addressLines(shipping.shipFrom).join(", ")}`
            : "Not blind"}
        </Text>
      </Paper>
      <Paper withBorder p="md" component="section" aria-label="Shipping method and payment">
        <Title order={2} size="h4" mb="xs">
          Shipping method and payment
        </Title>
        <Table>
          <Table.Tbody>
            <Line
              label="Method"
              value={method ? `${method.name}, from ${method.facilityCode}` : "None was chosen"}
            />
            {method ? <Line label="Freight, as it was quoted" value={formatMoney(method.price)} /> : null}
            {tax ? <Line label="Tax, as it was quoted" value={formatMoney(tax)} /> : null}
            {method?.inHandDate ? <Line label="In hand" value={method.inHandDate} /> : null}
            {bought ? <Line label="The customer bought" value={bought.name} /> : null}
            {shipping.methodReason ? <Line label="Why another method" value={shipping.methodReason} /> : null}
            <Line label="Paid with" value={paid ? paymentLabel(paid) : "No profile was chosen"} />
            {shipping.coupon ? <Line label="Coupon" value={shipping.coupon} /> : null}
            {marginReason ? <Line label="Sent below the margin limit" value={marginReason} /> : null}
          </Table.Tbody>
        </Table>
      </Paper>
    </SimpleGrid>
  );
}

const checkLooks = {
  valid: ["green", "Validated by 4over"],
  "chosen-candidate": ["green", "4over's candidate"],
  bypassed: ["orange", "Check bypassed"],
  unchecked: ["gray", "Not checked yet"],
} as const;

function AddressCard({
  data: { shipping, editable },
  candidates,
  typed,
  label: chosenLabel,
}: {
  readonly data: Data;
  readonly candidates: readonly Partial<Address>[];
  readonly typed: Address | null;
  readonly label: Label | null;
}) {
  const [ownSender, setOwnSender] = useState(false);
  const [bypass, setBypass] = useState(false);
  const isBusy = useNavigation().state === "submitting";
  const [color, label] = checkLooks[shipping.addressCheck];
  return (
    <Paper withBorder p="md" component="section" aria-label="Ship to">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          Ship to
        </Title>
        <Badge color={color} variant="light" tt="none">
          {label}
        </Badge>
      </Group>
      {shipping.bypassReason ? (
        <Text size="sm" c="orange.8">
          Bypassed: {shipping.bypassReason}
        </Text>
      ) : null}
      {candidates.map((candidate) => (
        <Candidate
          key={JSON.stringify(candidate)}
          candidate={candidate}
          base={typed ?? shipping.shipTo}
          label={chosenLabel}
        />
      ))}
      <Form method="post">
        <input type="hidden" name="intent" value="address" />
        <fieldset disabled={!editable} style={{ border: 0, padding: 0, margin: 0 }}>
          <AddressFields prefix="to" address={typed ?? shipping.shipTo} />
          <Radio.Group
            name="blind"
            label="Label"
            defaultValue={shipping.isDropShipped ? "yes" : "no"}
            mt="md"
          >
            <Stack gap={6} mt={6}>
              <Radio
                value="yes"
                label="Blind shipping: the label shows the sender below, never the printer"
              />
              <Radio value="no" label="Not blind" />
            </Stack>
          </Radio.Group>
          {shipping.shipFrom ? (
            <Text size="sm" mt="xs" c="dimmed">
              Ships from {addressLines(shipping.shipFrom).join(", ")}
            </Text>
          ) : (
            <Text size="sm" mt="xs" c="orange.8">
              No default sender: set it in Settings &gt; Shipping Addresses or give one for this order.
            </Text>
          )}
          <Switch
            mt="xs"
            label="Another sender for this order"
            checked={ownSender}
            onChange={(event) => setOwnSender(event.currentTarget.checked)}
          />
          {ownSender ? (
            <>
              <input type="hidden" name="ownSender" value="yes" />
              <AddressFields prefix="from" address={shipping.shipFrom} />
            </>
          ) : null}
          <Switch
            mt="md"
            label="Bypass 4over's address check"
            checked={bypass}
            onChange={(event) => setBypass(event.currentTarget.checked)}
          />
          {bypass ? (
            <TextInput
              name="bypassReason"
              label="Why the address is right"
              required
              minLength={3}
              mt="xs"
              description="Kept in the audit. A wrong address comes back at your cost."
            />
          ) : null}
          <Group justify="flex-end" mt="md">
            <Button
              type="submit"
              name="addressIntent"
              value={bypass ? "bypass" : "check"}
              loading={isBusy}
              variant={shipping.addressCheck === "unchecked" ? "filled" : "default"}
            >
              {bypass ? "Keep without the check" : "Check the address"}
            </Button>
          </Group>
        </fieldset>
      </Form>
    </Paper>
  );
}

function Candidate({
  candidate,
  base,
  label,
}: {
  readonly candidate: Partial<Address>;
  readonly base: Address;
  readonly label: Label | null;
}) {
  const whole = { ...base, ...candidate };
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="address" />
      <HiddenAddress prefix="to" address={whole} />
      {label ? <input type="hidden" name="blind" value={label.isDropShipped ? "yes" : "no"} /> : null}
      {label?.ownSender ? (
        <>
          <input type="hidden" name="ownSender" value="yes" />
          <HiddenAddress prefix="from" address={label.ownSender} />
        </>
      ) : null}
      <Group justify="space-between" my={6}>
        <Text size="sm">
          {whole.street}
          {whole.street2 ? `, ${whole.street2}` : ""}, {whole.city}, {whole.state} {whole.postalCode}
        </Text>
        <Button type="submit" name="addressIntent" value="candidate" size="xs" variant="light">
          Use this address
        </Button>
      </Group>
    </Form>
  );
}

const HiddenAddress = ({ prefix, address }: { readonly prefix: string; readonly address: Address }) =>
  Object.entries(address).map(([name, value]) => (
    <input key={name} type="hidden" name={`${prefix}.${name}`} value={value ?? ""} />
  ));

function MethodCard({ data: loaded }: { readonly data: Data }) {
  const { shipping, chosen, methods, methodProblem, bought, profiles, editable, mode, marginReason } = loaded;
  const isBusy = useNavigation().state === "submitting";
  const [method, setMethod] = useState(chosen);
  const isBought = (name: string) => bought !== null && name.toLowerCase() === bought.name.toLowerCase();
  const now = methods.find((one) => one.key === method);
  return (
    <Paper withBorder p="md" component="section" aria-label="Shipping method and payment">
      <Title order={2} size="h4" mb="xs">
        Shipping method and payment
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {bought ? (
          <>
            The customer bought {bought.name} for <Amount value={bought.price} />.
          </>
        ) : (
          "The customer bought no shipping method."
        )}
      </Text>
      <Form method="post">
        <input type="hidden" name="intent" value="method" />
        <fieldset disabled={!editable} style={{ border: 0, padding: 0, margin: 0 }}>
          {methods.length > 0 ? (
            <Radio.Group
              name="method"
              label="4over's methods today"
              value={method}
              onChange={setMethod}
              required
            >
              <Stack gap={6} mt={6}>
                {methods.map((option) => (
                  <Radio
                    key={option.key}
                    value={option.key}
                    label={
                      <>
                        {option.name} · {formatMoney(option.price)}
                        {option.inHandDate ? ` · in hand ${option.inHandDate}` : ""} · from{" "}
                        {option.facilityCode}
                        {isBought(option.name) ? (
                          <Badge ml={6} size="xs" tt="none" variant="light">
                            bought
                          </Badge>
                        ) : null}
                      </>
                    }
                  />
                ))}
              </Stack>
            </Radio.Group>
          ) : (
            <Text size="sm" c="dimmed">
              {methodProblem ?? "Check the address first; then 4over's methods and prices appear here."}
            </Text>
          )}
          {now && bought && !isBought(now.name) ? (
            <Alert color="orange" mt="sm" p="xs">
              <Text size="sm">This is not the method that the customer bought ({bought.name}).</Text>
              <TextInput
                name="methodReason"
                label="Why (optional)"
                size="xs"
                defaultValue={shipping.methodReason ?? ""}
              />
            </Alert>
          ) : null}
          <Radio.Group
            name="payment"
            label="Payment Profile"
            defaultValue={shipping.payment}
            required
            mt="md"
          >
            <Stack gap={6} mt={6}>
              {profiles.map((profile) => (
                <Radio
                  key={profile.key}
                  value={profile.key}
                  disabled={profile.isDummy && mode === "live"}
                  label={`${profile.kind} ending in ${profile.lastFour}${profile.validThru ? `, valid through ${profile.validThru}` : ""}${profile.isDummy ? " (4over's test profile)" : ""}`}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput name="coupon" label="Coupon" defaultValue={shipping.coupon ?? ""} mt="md" w={180} />
          <TextInput
            name="marginReason"
            label="Reason to transfer below the margin limit"
            description="Only when it is held for its margin"
            defaultValue={marginReason ?? ""}
            mt="md"
          />
          <Group justify="flex-end" mt="md">
            <Button
              type="submit"
              loading={isBusy}
              disabled={methods.length === 0}
              variant={shipping.method ? "default" : "filled"}
            >
              Keep method and payment
            </Button>
          </Group>
        </fieldset>
      </Form>
    </Paper>
  );
}

function PlanCard({ data: { plan, itemId, copy, mode } }: { readonly data: Data }) {
  if (!plan) return null;
  const jobs = plan.jobs.reduce((sum, job) => sum + job.names.length, 0);
  const total = plan.cost ? formatMoney(plan.cost.total) : "an unknown amount";
  return (
    <Paper withBorder p="md" component="section" aria-label="What will be sent">
      <Title order={2} size="h4" mb="xs">
        What will be sent
      </Title>
      {plan.failing.length > 0 ? (
        <Alert color="orange" title="Held until this is put right" mb="sm">
          <List size="sm" spacing={4}>
            {plan.failing.map((check) => (
              <List.Item key={check.code}>
                {check.what} {check.doNext}{" "}
                {check.step > 0 && check.step < 3 ? (
                  <Link to={stepAddress(itemId, copy, check.step === 1 ? "map" : "artwork")}>
                    Step {check.step}
                  </Link>
                ) : null}
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {plan.cost ? (
        <Table mb="sm">
          <Table.Tbody>
            <Line label="Product, 4over's price" value={formatMoney(plan.cost.goods)} />
            <Line label="Shipping" value={formatMoney(plan.cost.shipping)} />
            <Line label="Tax" value={formatMoney(plan.cost.tax)} />
            <Line label="Total charged by 4over" value={<b>{total}</b>} />
            {plan.margin ? (
              <Line
                label={`The customer paid ${formatMoney(plan.margin.paid)}; left before tax`}
                value={`${formatMoney(plan.margin.left)}${plan.margin.bps === null ? "" : ` (${percentText(plan.margin.bps)})`}`}
              />
            ) : null}
          </Table.Tbody>
        </Table>
      ) : null}
      {plan.payload ? (
        <details>
          <summary>The exact payload</summary>
          <Code block mt="xs" style={{ maxHeight: 360, overflow: "auto" }}>
            {plan.payload}
          </Code>
        </details>
      ) : null}
      <Group justify="flex-end" mt="md">
        <ConfirmPlan
          label="Transfer"
          title="Transfer to 4over"
          plan={[
            `${jobs} job${jobs === 1 ? "" : "s"} will be sent to 4over for ${total}, as ${plan.reference}.`,
            mode === "live"
              ? "This is Live: 4over prints, ships and charges."
              : "It is marked as a test order.",
            "A submit can take a minute. It is sent once.",
          ]}
          confirm={`Transfer ${jobs} job${jobs === 1 ? "" : "s"}`}
          fields={{ intent: "transfer" }}
          action={stepAddress(itemId, copy, "shipping")}
          disabled={jobs === 0}
        />
      </Group>
    </Paper>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: React.ReactNode }) {
  return (
    <Table.Tr>
      <Table.Td>{label}</Table.Td>
      <Table.Td ta="right" className="tabular" style={{ whiteSpace: "nowrap" }}>
        {value}
      </Table.Td>
    </Table.Tr>
  );
}
