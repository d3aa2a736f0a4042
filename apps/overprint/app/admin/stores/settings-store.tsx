import { Anchor, Group, Stack, Text } from "@mantine/core";
import { data, Link, redirect } from "react-router";
import { owner } from "#server/auth/guard.ts";
import { overprintContext, requestContext } from "#server/contexts.ts";
import { readOrdersCall } from "#server/onprintshop/calls.ts";
import { connectStore, switchStore } from "#server/onprintshop/connect.ts";
import { connectionSchema } from "#server/onprintshop/connection.ts";
import { orderStatusesOf } from "#server/onprintshop/order-statuses.ts";
import { orderReading } from "#server/onprintshop/readings.ts";
import { simulatedStoreSetting } from "#server/onprintshop/simulated-store-setting.ts";
import { Moment } from "../../components/moment.tsx";
import { done, notDone, useNotice } from "../../components/notice.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import type { Route } from "./+types/settings-store.ts";
import { StoreActions } from "./store-actions.tsx";
import { StoreChecks } from "./store-checks.tsx";
import { StoreFields } from "./store-fields.tsx";
import { type FieldErrors, readStoreForm } from "./store-form.ts";

export const meta = () => [{ title: "OnPrintShop store - Overprint" }];

const missing = {
  what: "There is no such store",
  meaning: "It was never connected here, or it is the built-in one, which needs no connection.",
  doNext: "Open Settings > Stores and choose one from the list.",
};

export async function loader({ context, params: { id } }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  const simulated = await overprint.settings.get(simulatedStoreSetting);
  if (id === "new") return { store: null, statuses: Promise.resolve(null), readThrough: null, simulated };
  const known = (await overprint.knownStores()).find(
    (store) => store.id === id && store.kind === "onprintshop",
  );
  if (!known) throw data(missing, { status: 404 });
  const connection = connectionSchema.parse(known.connection);
  return {
    store: { id, name: known.name, currency: known.currency, isActive: known.isActive, connection },
    // Not awaited: the page answers at once, whatever the store is busy with.
    statuses: orderStatusesOf(overprint, known),
    readThrough: await orderReading(overprint, id),
    simulated: connection.isSimulated ? simulated : null,
  };
}

type Answer = { readonly errors?: FieldErrors; readonly notice?: ReturnType<typeof done>["notice"] };

export async function action({
  request,
  context,
  params: { id },
}: Route.ActionArgs): Promise<Answer | Response> {
  const overprint = context.get(overprintContext);
  const change = { actor: owner(context).actor, requestId: context.get(requestContext).requestId };
  const form = await request.formData();
  const known = (await overprint.knownStores()).find((store) => store.id === id);
  switch (form.get("intent")) {
    case "switch": {
      const isOn = form.get("isActive") === "yes";
      await switchStore(overprint, id, isOn, change);
      return done(isOn ? "The store is switched on" : "The store is switched off");
    }
    case "read":
      await overprint.tasks.enqueue(overprint.db, readOrdersCall, { storeId: id }, { key: id });
      return done("Orders are being read", "New ones appear under Orders in a moment.");
    default: {
      const before = known ? connectionSchema.parse(known.connection) : null;
      const draft = readStoreForm(form, known?.id ?? null, before);
      if (!draft.ok) return { errors: draft.problem };
      const { store, checks } = await connectStore(overprint, draft.value, change);
      const bad = checks.find(({ state }) => state === "bad");
      if (id === "new") return redirect(`/admin/settings/stores/${store.id}`);
      return bad
        ? notDone("Saved, but the store cannot be used yet", bad.what)
        : done(
            "The connection works",
            store.isActive ? undefined : "The store is still switched off: press Switch on to work with it.",
          );
    }
  }
}

export default function SettingsStorePage({ loaderData, actionData }: Route.ComponentProps) {
  const { store, statuses, readThrough, simulated } = loaderData;
  useNotice(actionData && "notice" in actionData ? actionData.notice : null);
  const errors = (actionData && "errors" in actionData ? actionData.errors : null) ?? {};
  return (
    <>
      <PageHeader
        title={store?.name ?? "Connect OnPrintShop"}
        text={
          store ? (
            <>
              {store.isActive ? null : "Switched off: no orders are read and nothing is told to it. "}
              Orders last read: {readThrough ? <Moment at={readThrough} as="ago" /> : "not yet"}
            </>
          ) : (
            "Products go out, orders come in, status and tracking go back. Works with any OnPrintShop plan that has the API."
          )
        }
        action={store ? <StoreActions isActive={store.isActive} /> : null}
      />
      <Stack gap="lg">
        {store ? (
          <StoreChecks checks={store.connection.checks} checkedAt={store.connection.checkedAt} />
        ) : null}
        <StoreFields
          key={store?.id ?? "new"}
          store={store}
          statuses={statuses}
          simulated={simulated}
          errors={errors}
        />
        <Group>
          <Anchor component={Link} to="/admin/settings/stores" size="sm">
            All stores
          </Anchor>
          {store ? (
            <Text size="sm" c="dimmed">
              Choose what a 4over status means in this store under{" "}
              <Anchor component={Link} to="/admin/settings/statuses" inherit>
                Import Status
              </Anchor>
              .
            </Text>
          ) : null}
        </Group>
      </Stack>
    </>
  );
}
