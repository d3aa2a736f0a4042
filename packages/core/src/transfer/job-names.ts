/**
 * Our names for a trade order and its jobs: the only handle on an order whose answer was lost. A job name ends in eight
 * characters of the attempt's id, so that it stands nowhere else and can be found in any text the printer writes.
 */
export type OrderNaming = {
  /** The number people quote: "1042". */
  readonly orderNumber: string;
  /** Of the attempt; its first eight hexadecimal characters are used. */
  readonly attemptId: string;
  /** 1 for the first attempt at this store order. */
  readonly attemptNumber: number;
};

/** `order_id` of an attempt: `"1042-1-9f8e7d6c"`. Chosen before the call, stored with the claim, never changed. */
export const tradeReference = (naming: OrderNaming): string =>
  `${plain(naming.orderNumber)}-${naming.attemptNumber}-${mark(naming.attemptId)}`;

/** `job_name` of one set: `"1042-2.1-9f8e7d6c"` is the first set of the second order product. */
export const jobName = (naming: OrderNaming, line: number, set: number): string =>
  `${plain(naming.orderNumber)}-${line}.${set}-${mark(naming.attemptId)}`;

const plain = (text: string) => text.replace(/[^A-Za-z0-9]+/g, "").slice(0, 20) || "order";
const mark = (id: string) =>
  id
    .replace(/[^0-9a-f]/gi, "")
    .slice(0, 8)
    .toLowerCase();

/** Whether a text names exactly this job, not a longer name that begins or ends like it. */
export function namesJob(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + name.length] ?? " ";
    if (!/[A-Za-z0-9]/.test(before) && !/[A-Za-z0-9]/.test(after)) return true;
  }
  return false;
}
