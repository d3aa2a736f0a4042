import { notifications } from "@mantine/notifications";
import { useEffect } from "react";

/** What an action says when it is done: it happened, or why not and what to do. */
export type Notice = {
  readonly tone: "done" | "refused";
  readonly title: string;
  readonly text?: string;
};

/**
 * Shows an action's answer as a toast. Pass `actionData?.notice` or `fetcher.data?.notice`; each new answer shows
 * once. Refusals stay until they are closed.
 */
export function useNotice(notice: Notice | null | undefined): void {
  useEffect(() => {
    if (!notice) return;
    const isDone = notice.tone === "done";
    notifications.show({
      title: notice.title,
      message: notice.text ?? "",
      color: isDone ? "green" : "red",
      autoClose: isDone ? 5_000 : false,
      role: isDone ? "status" : "alert",
      closeButtonProps: { "aria-label": "Close" },
    });
  }, [notice]);
}

/** An action's answer in a page that stays: `return done("Saved")`. */
export const done = (title: string, text?: string): { readonly notice: Notice } => ({
  notice: { tone: "done", title, ...(text ? { text } : {}) },
});

/** An action's refusal: what happened, and what to do next. */
export const notDone = (title: string, text?: string): { readonly notice: Notice } => ({
  notice: { tone: "refused", title, ...(text ? { text } : {}) },
});
