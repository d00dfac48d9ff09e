import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { capturePaymentWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import type { RecordedRefund } from "../../src/modules/haipay/ledger/refunds";
import { Administrator } from "../environment/administrator";
import { SITUATIONS } from "../environment/goods-coming-back";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { placePaidOtherwise } from "../environment/paid-otherwise";
import { buy } from "../environment/purchases";
import { correct, refund } from "../environment/recorded-refunds";

const TWO = { quantity: 2 };

/** Paid back one after the other: one piece, the same again, and all that may be left. */
const SUMS = ["1200", "1200", "500"];

const DUST_FREE_PLACES = 15;

interface Purchase<Answer> {
  orderId: string;
  payBack: (amount: string) => Promise<Answer>;
}

describeShop("A recorded refund leaves the books that Medusa's own refund leaves,", (shop) => {
  it.each(Object.keys(SITUATIONS))("when %s", async (situation) => {
    const ours = await paidByLawson(shop);
    const medusas = await paidByHand(shop);
    for (const { orderId } of [ours, medusas]) await bring(shop, orderId, situation);
    expect(await readBooks(shop, ours.orderId)).toEqual(await readBooks(shop, medusas.orderId));

    for (const amount of SUMS) {
      const before = await readBooks(shop, ours.orderId);
      const answered = await answer(medusas.payBack(amount));
      expect({ amount, answered: await answer(ours.payBack(amount)) }).toEqual({ amount, answered });
      const after = await readBooks(shop, ours.orderId);
      // What Medusa refuses in the middle of a change stays half booked there.
      expect({ amount, ...after }).toEqual({
        amount,
        ...(answered === "refused" ? before : await readBooks(shop, medusas.orderId)),
      });
      if (answered === "refused") break;
    }
  });

  it("when everything is paid back while a return is requested; and a correction leaves those from before", async () => {
    const [ours, medusas] = [await paidByLawson(shop), await paidByHand(shop)];
    for (const { orderId } of [ours, medusas]) await bring(shop, orderId, "a return is requested");
    const { total, due, credit, collections } = await readBooks(shop, ours.orderId);
    const recorded = await ours.payBack("2900");
    await medusas.payBack("2900");

    const books = await readBooks(shop, ours.orderId);

    expect(books).toEqual(await readBooks(shop, medusas.orderId));
    expect(books).toMatchObject({ due: "0", credit: "1700", refunds: ["2900"] });
    await expect(ours.payBack("1")).rejects.toThrow(/nothing is left/);

    await correct(shop, ours.platformOrderId, recorded);
    const corrected = await readBooks(shop, ours.orderId);
    expect(corrected).toMatchObject({ total, due, credit, collections, refunds: ["-2900", "2900"] });
    expect(due).toBe("-1200");
  });
});

async function paidByLawson(
  shop: HaipayShop,
): Promise<Purchase<RecordedRefund> & { platformOrderId: string }> {
  const { orderId, row } = await buy(shop, TWO);
  const platformOrderId = row.platform_order_id;
  return { orderId, platformOrderId, payBack: (amount) => refund(shop, platformOrderId, amount) };
}

/** By Medusa's own provider, whose payments an administrator captures and refunds by hand. */
async function paidByHand(shop: HaipayShop): Promise<Purchase<unknown>> {
  const orderId = await placePaidOtherwise(shop, TWO);
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["payment_collections.payments.id"],
    filters: { id: orderId },
  });
  const [order] = data as unknown as { payment_collections: { payments: { id: string }[] }[] }[];
  const payment_id = order.payment_collections[0].payments[0].id;
  await capturePaymentWorkflow(shop.container).run({ input: { payment_id } });
  const payBack = (amount: string) =>
    refundPaymentWorkflow(shop.container).run({ input: { payment_id, amount: Number(amount) } });
  return { orderId, payBack };
}

async function bring(shop: HaipayShop, orderId: string, situation: string): Promise<void> {
  const admin = await Administrator.logIn(shop);
  const { data } = await admin.http.get<{ order: { items: { id: string }[] } }>(
    `/admin/orders/${orderId}?fields=items.id`,
  );
  await SITUATIONS[situation](admin, { orderId, itemId: data.order.items[0].id }, shop);
}

async function answer(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => "accepted",
    () => "refused",
  );
}

interface Raw {
  value: string | number;
}

/** Everything that a refund moves, as exact decimals. */
async function readBooks(shop: HaipayShop, orderId: string) {
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "id",
      "status",
      "version",
      "total",
      "raw_total",
      "summary.*",
      "credit_lines.raw_amount",
      "transactions.raw_amount",
      "transactions.reference",
      "payment_collections.status",
      "payment_collections.raw_amount",
      "payment_collections.raw_captured_amount",
      "payment_collections.raw_refunded_amount",
      "payment_collections.payments.refunds.raw_amount",
    ],
    filters: { id: orderId },
  });
  const [order] = data as unknown as {
    status: string;
    version: number;
    raw_total: Raw;
    summary: { raw_pending_difference: Raw };
    credit_lines: { raw_amount: Raw }[];
    transactions: { raw_amount: Raw; reference: string }[];
    payment_collections: {
      status: string;
      raw_amount: Raw;
      raw_captured_amount: Raw | null;
      raw_refunded_amount: Raw | null;
      payments: { refunds: { raw_amount: Raw }[] }[];
    }[];
  }[];
  return {
    status: order.status,
    version: order.version,
    total: exact(order.raw_total),
    due: exact(order.summary.raw_pending_difference),
    credit: MathBN.sum(0, ...order.credit_lines.map(({ raw_amount }) => raw_amount.value)).toFixed(),
    transactions: order.transactions.map((one) => `${one.reference} ${exact(one.raw_amount)}`).sort(),
    collections: order.payment_collections
      .map((one) =>
        [
          one.status,
          ...[one.raw_amount, one.raw_captured_amount, one.raw_refunded_amount].map((raw) => exact(raw)),
        ].join(" "),
      )
      .sort(),
    refunds: order.payment_collections
      .flatMap(({ payments }) =>
        payments.flatMap(({ refunds }) => refunds.map((one) => exact(one.raw_amount))),
      )
      .sort(),
    stored: await readStoredSummary(shop, orderId, order.version),
  };
}

/** The order's summary as the table holds it: it can differ from what is computed. */
async function readStoredSummary(shop: HaipayShop, order_id: string, version: number) {
  const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const [{ totals }] = await db<{ totals: Record<string, Raw | number> }>("order_summary").where({
    order_id,
    version,
    deleted_at: null,
  });
  return Object.fromEntries(
    Object.entries(totals)
      .filter(([field]) => field.startsWith("raw_"))
      // Medusa divides by the tax and leaves dust in the twentieth place, more or less of it by the order of its steps.
      .map(([field, raw]) => [field, MathBN.convert((raw as Raw).value, DUST_FREE_PLACES).toFixed()]),
  );
}

function exact(raw: Raw | null): string {
  return MathBN.convert(raw?.value ?? 0).toFixed();
}
