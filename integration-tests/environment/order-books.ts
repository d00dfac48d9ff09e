import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { HaipayShop } from "./haipay-shop";

interface Raw {
  value: string | number;
}

/** An order with its money, as exact decimals. */
export interface OrderBooks {
  id: string;
  display_id: number;
  status: string;
  total: string;
  /** What the shopper still owes; negative when too much was booked. */
  due: string;
  collection_status: string;
  /** The sum of every capture of every payment. */
  captures: string[];
  /** The sums of the order's transactions. */
  transactions: string[];
}

/** Reads an order's books from the database, past every cache. */
export async function readOrder(shop: HaipayShop, id: string): Promise<OrderBooks> {
  await shop.haveFollowed();
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "display_id",
      "status",
      "total",
      "raw_total",
      "summary.*",
      "transactions.raw_amount",
      "payment_collections.status",
      "payment_collections.payments.captures.raw_amount",
    ],
    filters: { id },
  });
  const order = data[0] as unknown as {
    id: string;
    display_id: number;
    status: string;
    raw_total: Raw;
    summary: { raw_pending_difference: Raw };
    transactions: { raw_amount: Raw }[];
    payment_collections: { status: string; payments: { captures: { raw_amount: Raw }[] }[] }[];
  };
  const payments = order.payment_collections.flatMap((collection) => collection.payments);
  return {
    id: order.id,
    display_id: order.display_id,
    status: order.status,
    total: exact(order.raw_total),
    due: exact(order.summary.raw_pending_difference),
    collection_status: order.payment_collections.map((collection) => collection.status).join(","),
    captures: payments.flatMap((payment) => payment.captures.map((capture) => exact(capture.raw_amount))),
    transactions: order.transactions.map((transaction) => exact(transaction.raw_amount)),
  };
}

function exact(raw: Raw): string {
  return MathBN.convert(raw.value).toFixed();
}
