import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { rowOfOrderId, settle } from "../../environment/ledger-books";
import { buy, choose, payAndNotify, providerId, rowOf } from "../../environment/purchases";
import { raiseAttention } from "../../environment/raise-attention";
import { findRoutes } from "../../environment/route-tree";

type Row = Awaited<ReturnType<typeof rowOf>>;

/** Every way in that is open to anybody; how a stranger knocks at a new one must be added here. */
const KNOCKS: Record<string, (payment: string) => { url: string; body?: object }[]> = {
  "GET /store/haipay/payments/:payment_token": (payment) => [
    { url: `/store/haipay/payments/${payment}` },
    { url: `/store/haipay/payments/${payment}?cart_id=cart_1&order_id=order_1` },
    { url: `/store/haipay/payments/${payment}x` },
  ],
  "GET /store/haipay/payment-methods": (payment) => [
    { url: `/store/haipay/payment-methods?payment_token=${payment}` },
    { url: `/store/haipay/payment-methods?payment_session_id=${payment}&cart_id=cart_1` },
    { url: `/store/haipay/payment-methods?cart_id=${payment}` },
  ],
  "GET /hooks/haipay": (payment) => [{ url: `/hooks/haipay?orderId=${payment}` }],
  "POST /hooks/haipay": (payment) => [
    {
      url: "/hooks/haipay",
      body: { orderId: payment, orderNo: payment, status: 2, sign: "AAAA", appId: "1" },
    },
  ],
};

describeShop("The store API tells a stranger with a payment's address", (shop) => {
  it("nothing about its buyer and nothing that leads to them, whatever became of the payment", async () => {
    const rows = await payments(shop);
    const states = new Set(Object.values(rows).map(({ state }) => state));
    expect([...states].sort()).toEqual(["chosen", "failed", "open", "paid", "superseded"]);
    const routes = [...findRoutes("/store"), ...findRoutes("/hooks")].map(
      ({ verb, path }) => `${verb} ${path}`,
    );
    expect(routes.sort()).toEqual(Object.keys(KNOCKS).sort());

    for (const [title, row] of Object.entries(rows)) {
      for (const payment of [row.payment_token, row.payment_session_id] as string[]) {
        for (const knock of Object.values(KNOCKS)) {
          for (const { url, body } of knock(payment)) {
            const answer = await shop.http.request<unknown>({
              method: body ? "POST" : "GET",
              url,
              data: body,
              headers: {
                "x-publishable-api-key": shop.seeded.publishableKey,
                "x-haipay-browser-key": "0123456789abcdef",
              },
            });
            const told = JSON.stringify([answer.data, answer.headers]);
            for (const trace of tracesOf(row, payment)) {
              expect({ title, url, trace, told: told.includes(trace) }).toMatchObject({ told: false });
            }
          }
        }
      }
    }
  });
});

/** A payment in each state that a shopper can leave behind. */
async function payments(shop: HaipayShop): Promise<Record<string, Row>> {
  const chosen = await choose(shop, { method: "konbini-lawson", data: { browserKey: "fedcba9876543210" } });
  const slip = await awaitPayment(shop, { method: "konbini-lawson" });
  const page = await awaitPayment(shop, { method: "au-pay" });
  const partly = await awaitPayment(shop, { method: "gmo-aozora" });
  await payAndNotify(shop, partly.platformOrderId, "700");
  const failed = await awaitPayment(shop, { method: "konbini-ministop" });
  await shop.control.fail(failed.platformOrderId, { notify: false });
  await settle(shop, failed.platformOrderId);
  const replaced = await choose(shop, { method: "au-pay" });
  const old = await rowOf(shop, replaced.session);
  await replaced.shopper.choosePayment(replaced.cart.id, providerId("merpay"));
  const cancelled = await awaitPayment(shop, { method: "konbini-familymart" });
  await (await Administrator.logIn(shop)).cancelOrder(cancelled.orderId ?? "");
  const shopper = shop.shopper();
  await shopper.register("taro@example.com", "only-for-tests");
  const paid = await buy(shop, { shopper, method: "merpay", email: "taro@example.com" });
  await raiseAttention(shop, paid.row, "refund_due");
  const ofOrder = (id: string): Promise<Row> => rowOfOrderId(shop, id);
  return {
    chosen: await rowOf(shop, chosen.session),
    slip: await ofOrder(slip.platformOrderId),
    page: await ofOrder(page.platformOrderId),
    partly: await ofOrder(partly.platformOrderId),
    failed: await ofOrder(failed.platformOrderId),
    replaced: await ofOrder(old.platform_order_id),
    cancelled: await ofOrder(cancelled.platformOrderId),
    paid: await ofOrder(paid.row.platform_order_id),
  };
}

/** What must not be told: the buyer, and every id by which more can be asked for. */
function tracesOf(row: Row, known: string): string[] {
  const traces = [
    ...["山田", "花子", "hanako", "taro@", "1234-5678", "Tokyo", "東京"],
    ...[row.buyer_name, row.buyer_phone, row.buyer_email, row.partner_user_id],
    ...[row.id, row.cart_id, row.medusa_order_id, row.customer_id, row.payment_collection_id],
    ...[row.payment_session_id, row.browser_digest, row.client_digest, row.captured_payment_id],
  ];
  return traces.filter((trace): trace is string => Boolean(trace) && trace !== known);
}
