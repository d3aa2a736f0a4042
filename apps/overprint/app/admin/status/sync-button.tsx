import { Button, type ButtonProps } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useFetcher } from "react-router";
import { type Notice, useNotice } from "../../components/notice.tsx";

/** Order Sync for everything, one order, one order product or one job. */
export function SyncButton({
  scope,
  id = "",
  label = "Order Sync",
  ...look
}: {
  readonly scope: "all" | "order" | "item" | "job";
  readonly id?: string;
  readonly label?: string;
} & ButtonProps) {
  const fetcher = useFetcher<{ readonly notice?: Notice }>();
  useNotice(fetcher.data?.notice);
  return (
    <fetcher.Form method="post" action="/admin/summary/jobs">
      <input type="hidden" name="intent" value="sync" />
      <input type="hidden" name="scope" value={scope} />
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        loading={fetcher.state !== "idle"}
        leftSection={<IconRefresh size={16} aria-hidden />}
        {...look}
      >
        {label}
      </Button>
    </fetcher.Form>
  );
}
