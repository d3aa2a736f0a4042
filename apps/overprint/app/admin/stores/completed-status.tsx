import { Select } from "@mantine/core";
import { Suspense } from "react";
import { Await } from "react-router";
import type { OrderStatusChoice } from "#server/onprintshop/order-statuses.ts";

type Props = {
  readonly statuses: Promise<readonly OrderStatusChoice[] | null>;
  readonly chosen: number | null;
  readonly isConnected: boolean;
};

const label = "Order status when everything has shipped";
const name = "completedOrderStatusId";

/** The choice among the store's own order statuses. They come late, or not at all: the page does not wait for them. */
export function CompletedStatus({ statuses, chosen, isConnected }: Props) {
  const kept = (description: string) => <Kept chosen={chosen} description={description} />;
  if (!isConnected) return kept("Can be chosen once the store is connected");
  const unread = "The store did not name its statuses just now; what was chosen stays. Open this page again.";
  return (
    <Suspense fallback={kept("The store is asked for its statuses")}>
      <Await resolve={statuses} errorElement={kept(unread)}>
        {(found) =>
          found ? (
            <Select
              name={name}
              label={label}
              description="The order product keeps its own status"
              data={found.map(({ id, title }) => ({ value: String(id), label: title }))}
              defaultValue={chosen === null ? null : String(chosen)}
              placeholder="Leave the order's status alone"
              clearable
            />
          ) : (
            kept(unread)
          )
        }
      </Await>
    </Suspense>
  );
}

/** Shown while there is nothing to choose from: saving keeps what was chosen. */
function Kept({ chosen, description }: { readonly chosen: number | null; readonly description: string }) {
  return (
    <>
      <input type="hidden" name={name} value={chosen ?? ""} />
      <Select
        label={label}
        description={description}
        data={chosen === null ? [] : [{ value: String(chosen), label: "As chosen before" }]}
        value={chosen === null ? null : String(chosen)}
        placeholder="Leave the order's status alone"
        disabled
      />
    </>
  );
}
