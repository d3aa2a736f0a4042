import * as ops from "../operations.gen.ts";
import { type ListOptions, rowsOf } from "../paging.ts";
import type { CallOptions, Transport } from "../transport.ts";
import { writtenId } from "../written.ts";

type OrderRow = NonNullable<ops.OrdersData["orders"]>["orders"][number];
/** An order with its order products, as OnPrintShop writes it. */
export type Order = OrderRow;
export type OrderProduct = OrderRow["product"][number];
export type OrderStamp = NonNullable<ops.OrderStampsData["orders"]>["orders"][number];
export type ShipToAddress = NonNullable<
  ops.ShipToMultipleAddressData["shipToMultipleAddress"]
>["shipToMultipleAddress"][number];
export type Status = NonNullable<ops.OrderStatusesData["orderStatus"]>["orderStatus"][number];
export type OrderShipment = NonNullable<
  ops.OrderShipmentDetailsData["orderShipmentDetails"]
>["orderShipmentDetails"][number];

/** Order dates, `YYYY-MM-DD`, both included. OnPrintShop has no "changed since". */
export type OrderDates = { readonly from_date: string; readonly to_date: string };

/** A package of a shipment: `opid` is the order product's id, `qty` its pieces inside. Weights in the store's unit. */
export type ShipmentPackage = {
  readonly weight: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly tracking: string;
  readonly opdata: readonly { readonly opid: number; readonly qty: string }[];
};

/** Orders, their order products, statuses and shipments. @source schema snapshot; the Postman collection for inner JSON */
export class Orders {
  readonly #transport: Transport;
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** `orders` by date: everything we read of each order. */
  list(dates: OrderDates, options: ListOptions = {}): AsyncGenerator<Order> {
    return rowsOf(this.#transport, ops.orders, dates, options) as AsyncGenerator<Order>;
  }

  /** `orders` by date, ids and modification stamps only. */
  stamps(dates: OrderDates, options: ListOptions = {}): AsyncGenerator<OrderStamp> {
    return rowsOf(this.#transport, ops.orderStamps, dates, options) as AsyncGenerator<OrderStamp>;
  }

  /** `orders(orders_id)`: one order, or `null`. */
  async find(ordersId: number, options: CallOptions = {}): Promise<Order | null> {
    const data = await this.#transport.read(ops.order, { orders_id: ordersId }, options);
    return data?.orders?.orders.find((order) => order.orders_id === ordersId) ?? null;
  }

  /** `shipToMultipleAddress`: the ship-tos of a split order; empty for an ordinary one, for which stores answer an error. */
  shipTos(orderId: number, options: ListOptions = {}): AsyncGenerator<ShipToAddress> {
    return rowsOf(
      this.#transport,
      ops.shipToMultipleAddress,
      { order_id: orderId },
      options,
    ) as AsyncGenerator<ShipToAddress>;
  }

  /** `orderStatus`: the shop's own statuses; `status_type` tells order from order-product statuses. */
  statuses(options: ListOptions = {}): AsyncGenerator<Status> {
    return rowsOf(this.#transport, ops.orderStatuses, {}, options) as AsyncGenerator<Status>;
  }

  /** `orderShipmentDetails`: packages and tracking. The shipment's id is not returned. */
  shipments(ordersId: number, options: ListOptions = {}): AsyncGenerator<OrderShipment> {
    return rowsOf(
      this.#transport,
      ops.orderShipmentDetails,
      { orders_id: ordersId },
      options,
    ) as AsyncGenerator<OrderShipment>;
  }

  /** `updateOrderStatus(type: product)`. The status goes by its present title. */
  async updateProduct(
    ordersProductsId: number,
    input: ops.UpdateOrderStatusInput,
    options: CallOptions = {},
  ): Promise<void> {
    const variables = { type: "product", orders_products_id: ordersProductsId, input } as const;
    const data = await this.#transport.write(ops.updateOrderStatus, variables, options);
    writtenId(data.updateOrderStatus, written("UpdateOrderStatus", "updateOrderStatus"), ordersProductsId);
  }

  /** `updateOrderStatus(type: order)`: order status, courier and order-level tracking. */
  async updateOrder(
    ordersId: number,
    input: ops.UpdateOrderStatusInput,
    options: CallOptions = {},
  ): Promise<void> {
    const variables = { type: "order", orders_id: ordersId, input } as const;
    const data = await this.#transport.write(ops.updateOrderStatus, variables, options);
    writtenId(data.updateOrderStatus, written("UpdateOrderStatus", "updateOrderStatus"), ordersId);
  }

  /**
   * `setShipment`: makes a shipment (`shipmentId` null) or changes one.
   *
   * @returns its id: keep it, no read gives it back
   */
  async setShipment(
    orderId: number,
    shipmentId: number | null,
    trackingNumber: string,
    packages: readonly ShipmentPackage[],
    options: CallOptions = {},
  ): Promise<number> {
    const variables = {
      order_id: orderId,
      shipment_id: shipmentId ?? 0,
      tracking_number: trackingNumber,
      shipmentinfo: [{ packageinfo: packages }],
    };
    const data = await this.#transport.write(ops.setShipment, variables, options);
    return writtenId(data.setShipment, written("SetShipment", "setShipment"), shipmentId);
  }

  /** `setOrderProduct` with `is_extra_info`: replaces the JSON kept beside an order product. Read and merge first. */
  async setExtraInfo(
    ordersProductsId: number,
    info: Readonly<Record<string, unknown>>,
    options: CallOptions = {},
  ): Promise<void> {
    const input = { is_extra_info: true, extra_json_info: JSON.stringify(info) };
    const data = await this.#transport.write(
      ops.setOrderProduct,
      { order_product_id: ordersProductsId, input },
      options,
    );
    writtenId(data.setOrderProduct, written("SetOrderProduct", "setOrderProduct"), ordersProductsId);
  }

  /** `setOrderProductImageFromUrl`: queues files to be fetched by OnPrintShop; a yes means queued, not fetched. */
  async attachFiles(
    ordersProductsId: number,
    files: readonly { readonly pagename: string; readonly file_url: string }[],
    options: CallOptions = {},
  ): Promise<void> {
    const variables = { order_product_id: ordersProductsId, input: { imagefiles: files } };
    const data = await this.#transport.write(ops.setOrderProductImageFromUrl, variables, options);
    writtenId(
      data.setOrderProductImageFromUrl,
      written("SetOrderProductImageFromUrl", "setOrderProductImageFromUrl"),
      ordersProductsId,
    );
  }

  /** `setOrder`: creates an order for a customer. @returns `orders_id` */
  async create(variables: ops.SetOrderVariables, options: CallOptions = {}): Promise<number> {
    const data = await this.#transport.write(ops.setOrder, variables, options);
    return writtenId(data.setOrder, written("SetOrder", "setOrder"));
  }
}

const written = (operation: string, root: string) => ({ operation, root });
