import { describeShop } from "../../environment/haipay-shop";
import {
  arriveAtPayment,
  postChoice,
  PUBLIC_SESSION_FIELDS,
  readSession,
} from "../../environment/payment-step";
import { choose, providerId, rowOf } from "../../environment/purchases";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");

describeShop("At the payment step what a client smuggles into data", (shop) => {
  const smuggled = {
    session_id: "payses_evil",
    collect_order_id: "hpco_evil",
    method: "merpay",
    kind: "konbini",
    payType: "evil",
    inBankCode: "EVIL",
    orderId: "hp-evil",
    orderNo: "evil-no",
    payUrl: "https://evil.example/pay",
    bankCode: "evil",
    bankNo: "evil",
    qrCode: "evil",
    amount: "1",
    charge_amount: "1",
    session_amount: "1",
    currency: "usd",
    currency_code: "usd",
    status: "paid",
    state: "paid",
    expiresAt: "2099-01-01T00:00:00.000Z",
    buyer_name: "Evil",
    partnerUserId: "evil",
    cart_id: "cart_evil",
    customer_id: "cus_evil",
    flow: "no_cart",
    provider_id: AU_PAY,
    nested: { evil: [{ deep: "evil" }] },
    list: ["evil"],
    constructor: { prototype: { evil: true } },
    toString: "evil",
    hasOwnProperty: "evil",
  };

  /** The session holds what the ledger and the platform say, and nothing else. */
  async function expectClean(sessionId: string): Promise<void> {
    const data = await readSession(shop, sessionId);
    const row = await rowOf(shop, { id: sessionId });
    const order = await shop.control.order(row.platform_order_id);
    expect(Object.keys(data).sort()).toEqual(PUBLIC_SESSION_FIELDS);
    expect(data).toMatchObject({
      session_id: sessionId,
      collect_order_id: row.id,
      method: "au-pay",
      kind: "ewallet",
      orderId: order.orderId,
      orderNo: order.orderNo,
      payUrl: order.payUrl,
      amount: "1700",
      currency: "jpy",
      status: "open",
      bankCode: null,
      bankNo: null,
      qrCode: null,
    });
    expect(order).toMatchObject({ amount: "1700.00", status: 0, name: "山田 花子", phone: "09012345678" });
    expect(JSON.stringify({ data, row, order })).not.toMatch(/evil/i);
    expect(({} as { evil?: boolean }).evil).toBeUndefined();
  }

  it("is dropped from a JSON body", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const data = JSON.stringify(smuggled).replace(/^\{/, '{"__proto__":{"name":"Evil","evil":true},');
    const body = `{"provider_id":"${AU_PAY}","data":${data}}`;

    const answer = await postChoice(shop, collectionId, body, {
      headers: { "content-type": "application/json" },
    });

    expect([answer.status, answer.message]).toEqual([200, undefined]);
    await expectClean(answer.sessions[0].id);
    expect(answer.sessions).toHaveLength(1);
  });

  it("is dropped from a form-encoded body", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const form = new URLSearchParams({
      provider_id: AU_PAY,
      "data[nested][deep]": "evil",
      "data[list][]": "evil",
    });
    for (const name of [
      "orderId",
      "payUrl",
      "status",
      "collect_order_id",
      "session_id",
      "amount",
      "__proto__",
    ]) {
      form.append(`data[${name}]`, "evil");
    }
    form.append("data[__proto__][evil]", "true");
    form.append("data[constructor][prototype][evil]", "true");

    const answer = await postChoice(shop, collectionId, form.toString(), {
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

    expect([answer.status, answer.message]).toEqual([200, undefined]);
    await expectClean(answer.sessions[0].id);
  });

  it("is dropped whatever the spelling of the path", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const paths = [
      `/STORE/Payment-Collections/${collectionId}/PAYMENT-SESSIONS`,
      `/store/payment-collections/${collectionId}/payment-sessions/`,
      `/store/payment-collections/${collectionId}/payment%2Dsessions`,
      `/store//payment-collections/${collectionId}/payment-sessions`,
    ];
    const statuses: number[] = [];
    for (const url of paths) {
      const answer = await postChoice(shop, collectionId, { provider_id: AU_PAY, data: smuggled }, { url });
      statuses.push(answer.status);
      if (answer.status === 200) await expectClean(answer.sessions[0].id);
    }
    expect(statuses).toEqual([200, 200, expect.any(Number), expect.any(Number)]);
  });

  it("cannot take up another shopper's choice", async () => {
    const victim = await choose(shop, { email: "victim@example.com", method: "konbini-lawson" });
    const before = await rowOf(shop, victim.session);
    const { collectionId } = await arriveAtPayment(shop, { email: "hanako@example.com" });

    const answer = await postChoice(shop, collectionId, {
      provider_id: LAWSON,
      data: { collect_order_id: before.id, session_id: victim.session.id },
    });

    expect(answer.status).toBe(200);
    const row = await rowOf(shop, answer.sessions[0]);
    expect(row).toMatchObject({ buyer_email: "hanako@example.com", payment_collection_id: collectionId });
    expect(row.id).not.toBe(before.id);
    expect(await rowOf(shop, victim.session)).toEqual(before);
  });
});
