import type { OrderRecord, StoreOrderId, StoreOrderItemId } from "@overprint/core/orders";
import type { Overprint } from "#server/wiring/index.ts";
import { confirmationMail, newOrderMail, statusMail } from "./order-mail.ts";
import { mailSetting, shopProfileSetting } from "./shop-profile.ts";

export type OrderNews =
  | { readonly about: "placed"; readonly orderId: StoreOrderId }
  | {
      readonly about: "status";
      readonly orderId: StoreOrderId;
      readonly itemId: StoreOrderItemId;
      readonly statusId: string;
      readonly comment: string | null;
    };

/** Writes and sends the mails of one piece of news. An order without an e-mail address gets none. */
export async function sendOrderMails(news: OrderNews, overprint: Overprint): Promise<void> {
  const order = await overprint.orders.find(news.orderId);
  if (!order?.customer.email) return;
  if (news.about === "placed") await tellOfPlacing(order, overprint);
  else await tellOfStatus(order, news, overprint);
}

async function tellOfPlacing(order: OrderRecord, overprint: Overprint): Promise<void> {
  const { mailer, settings } = overprint;
  const shop = await settings.get(shopProfileSetting);
  await mailer.send(confirmationMail(order, shop, orderUrl(order, overprint)));
  const { newOrdersTo } = await settings.get(mailSetting);
  if (newOrdersTo)
    await mailer.send(newOrderMail(order, newOrdersTo, `${base(overprint)}/admin/orders/${order.id}`));
}

async function tellOfStatus(
  order: OrderRecord,
  news: Extract<OrderNews, { about: "status" }>,
  overprint: Overprint,
): Promise<void> {
  const item = order.items.find(({ id }) => id === news.itemId);
  const status = (await overprint.orderStatuses.list()).find(({ id }) => id === news.statusId);
  if (!item || !status) return;
  const shop = await overprint.settings.get(shopProfileSetting);
  const mail = statusMail(
    { order, itemTitle: item.title, status, comment: news.comment, orderUrl: orderUrl(order, overprint) },
    shop,
  );
  if (mail) await overprint.mailer.send(mail);
}

const base = ({ config }: Overprint): string =>
  config.publicUrl ?? `http://localhost:${config.port === 0 ? 3000 : config.port}`;

/** The customer's page of an order: whoever has the link may see it. */
export const orderUrl = ({ accessKey }: Pick<OrderRecord, "accessKey">, overprint: Overprint): string =>
  `${base(overprint)}/order/${accessKey}`;
