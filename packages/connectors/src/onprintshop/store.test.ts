import { storeContract } from "@overprint/testing/contracts";
import { aConnectedStore, businessCards, startOfStore } from "./connected-store.fixture.ts";

storeContract("OnPrintShop", async () => {
  const ops = await aConnectedStore({ lookBackDays: 0 });
  const order = ops.place({ lines: [{ productId: 21 }] });
  ops.simulator.control.advance({ days: 20 });
  return {
    store: ops.store,
    publishable: businessCards().id,
    orderExternalId: String(order.orders_id),
    itemExternalId: String(order.product[0]?.orders_products_id),
    before: startOfStore,
    after: ops.data().now,
    artworkBegins: "%PDF-1.4",
    look: async () => {
      const { orders, shipments } = ops.data();
      return {
        statusTitle: orders[0]?.product[0]?.product_status ?? "",
        trackingNumbers: shipments.map(({ tracking_number }) => tracking_number),
      };
    },
    close: ops.simulator.close,
  };
});
