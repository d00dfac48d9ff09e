import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../src/modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../src/modules/haipay/ledger/refunds";
import { correctRefund } from "../../src/payment/refunds/correct";
import type { RecordRefundInput } from "../../src/payment/refunds/input";
import { recordRefund } from "../../src/payment/refunds/record";
import type { HaipayShop } from "./haipay-shop";
import { rowOfOrderId } from "./ledger-books";
import { readOrder } from "./order-books";

/** The administrator who records refunds in tests. */
export const ACTOR = "user_01TEST";

interface Raw {
  value: string | number;
}

/** Records that a refund was paid outside, today. @param platformOrderId the order id of the collect order */
export async function refund(
  shop: HaipayShop,
  platformOrderId: string,
  amount: string,
  changes: Partial<RecordRefundInput> = {},
): Promise<RecordedRefund> {
  const { id } = await rowOfOrderId(shop, platformOrderId);
  return recordRefund(shop.container, {
    collect_order_id: id,
    amount,
    paid_on: new Date(),
    reference: `payout ${Math.random()}`,
    actor_id: ACTOR,
    ...changes,
  });
}

/** Corrects a refund that was recorded by mistake. @param platformOrderId the order id of the collect order */
export async function correct(
  shop: HaipayShop,
  platformOrderId: string,
  { id: refund_id }: Pick<RecordedRefund, "id">,
  note = "entered for the wrong order",
): Promise<RecordedRefund> {
  const { id } = await rowOfOrderId(shop, platformOrderId);
  return correctRefund(shop.container, { collect_order_id: id, refund_id, note, actor_id: ACTOR });
}

/** What a refund changes in Medusa, as exact decimals. */
export interface RefundBooks {
  status: string;
  total: string;
  /** What the shopper owes; negative when the shop does. */
  due: string;
  collection_status: string;
  /** According to the payment collection. */
  collection_refunded: string;
  captures: string[];
  refunds: string[];
  transactions: string[];
  credit_lines: string[];
}

export async function readRefundBooks(shop: HaipayShop, orderId: string): Promise<RefundBooks> {
  const { status, total, due, collection_status, captures, transactions } = await readOrder(shop, orderId);
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "credit_lines.raw_amount",
      "payment_collections.raw_refunded_amount",
      "payment_collections.payments.refunds.raw_amount",
    ],
    filters: { id: orderId },
  });
  const [order] = data as unknown as {
    credit_lines?: { raw_amount: Raw }[];
    payment_collections: {
      raw_refunded_amount: Raw | null;
      payments: { refunds?: { raw_amount: Raw }[] }[];
    }[];
  }[];
  const refunds = order.payment_collections.flatMap(({ payments }) =>
    payments.flatMap((payment) => payment.refunds ?? []),
  );
  const exact = ({ raw_amount }: { raw_amount: Raw }) => MathBN.convert(raw_amount.value).toFixed();
  const byValue = (a: string, b: string) => Number(b) - Number(a);
  return {
    status,
    // Medusa divides by the tax and leaves dust in the twentieth place.
    total: MathBN.convert(total, 6).toFixed(),
    due,
    collection_status,
    collection_refunded: MathBN.sum(
      0,
      ...order.payment_collections.map(({ raw_refunded_amount }) => raw_refunded_amount?.value ?? 0),
    ).toFixed(),
    captures,
    refunds: refunds.map(exact).sort(byValue),
    transactions: [...transactions].sort(byValue),
    credit_lines: (order.credit_lines ?? [])
      .map(exact)
      .filter((amount) => amount !== "0")
      .sort(byValue),
  };
}

/** The administrator's acts in a row's history, oldest first. */
export async function actsOn(shop: HaipayShop, { id }: CollectOrder): Promise<Record<string, unknown>[]> {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const events = await db<{ payload: Record<string, unknown> }>("haipay_history")
    .where({ collect_order_id: id, kind: "administrator" })
    .orderBy("created_at");
  return events.map(({ payload }) => payload);
}
