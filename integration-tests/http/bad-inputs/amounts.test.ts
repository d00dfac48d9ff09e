import { createRegionsWorkflow } from "@medusajs/medusa/core-flows";
import type { ProductHandle } from "../../../demo/seed-products";
import type { Currency, MethodId } from "../../../src/platform/catalogue";
import { describeShop } from "../../environment/haipay-shop";
import { arriveAtPayment, NO_TRACES, postChoice, reprice, tracesOf } from "../../environment/payment-step";
import { choose, providerId, rowOf } from "../../environment/purchases";
import { withoutCredentials } from "../../environment/platform-trouble";

const LAWSON = providerId("konbini-lawson");
const AU_PAY = providerId("au-pay");

describeShop("At the payment step an amount", (shop) => {
  interface AmountRow {
    method: MethodId;
    currency: Currency;
    product: ProductHandle;
    quantity: number;
    message: string;
    ja: string;
  }
  const rows: AmountRow[] = [
    {
      method: "konbini-lawson",
      currency: "jpy",
      product: "postcard",
      quantity: 3,
      message: "Lawson takes from ¥300 to ¥150,000 per payment, and this one is ¥270",
      ja: "ローソンのご利用は1回のお支払いにつき¥300〜¥150,000です。今回の金額は¥270です。",
    },
    {
      method: "au-pay",
      currency: "jpy",
      product: "postcard",
      quantity: 1,
      message: "au PAY takes from ¥100 to ¥150,000 per payment, and this one is ¥90",
      ja: "au PAYのご利用は1回のお支払いにつき¥100〜¥150,000です。今回の金額は¥90です。",
    },
    {
      method: "gmo-aozora",
      currency: "jpy",
      product: "tea-chest",
      quantity: 1,
      message: "GMO Aozora Net Bank takes from ¥100 to ¥150,000 per payment, and this one is ¥180,000",
      ja: "GMOあおぞらネット銀行のご利用は1回のお支払いにつき¥100〜¥150,000です。今回の金額は¥180,000です。",
    },
    {
      method: "konbini-ministop",
      currency: "usd",
      product: "postcard",
      quantity: 3,
      message: "Ministop takes from US$1.99 to US$499.99 per payment, and this one is US$1.50",
      ja: "ミニストップのご利用は1回のお支払いにつきUS$1.99〜US$499.99です。今回の金額はUS$1.50です。",
    },
    {
      method: "merpay",
      currency: "usd",
      product: "tea-chest",
      quantity: 1,
      message: "Merpay takes from US$0.99 to US$499.99 per payment, and this one is US$1,200.00",
      ja: "メルペイのご利用は1回のお支払いにつきUS$0.99〜US$499.99です。今回の金額はUS$1,200.00です。",
    },
  ];

  it.each(rows)("outside the limits is refused: $message", async ({ message, ja, method, ...wish }) => {
    const { collectionId } = await arriveAtPayment(shop, { ...wish, delivery: "pickUp" });

    for (const [locale, words] of [
      [undefined, `${message}: choose another method or change the amount.`],
      ["ja", `${ja}別のお支払い方法をお選びいただくか、金額を変更してください。`],
    ]) {
      const choice = { provider_id: providerId(method), data: { locale } };
      expect(await postChoice(shop, collectionId, choice)).toEqual({
        status: 400,
        type: "invalid_data",
        message: words,
        sessions: [],
      });
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("is compared with the limits as it is charged, after rounding", async () => {
    await reprice(shop, "postcard", "jpy", 299.4);
    const tooLittle = await arriveAtPayment(shop, { product: "postcard", delivery: "pickUp" });
    const refusal = await postChoice(shop, tooLittle.collectionId, { provider_id: LAWSON });
    expect(refusal.message).toBe(
      "Lawson takes from ¥300 to ¥150,000 per payment, and this one is ¥299: choose another method or change the amount.",
    );
    expect(await tracesOf(shop)).toEqual(NO_TRACES);

    await reprice(shop, "postcard", "jpy", 299.5);
    const { session } = await choose(shop, { product: "postcard", delivery: "pickUp" });
    expect((await rowOf(shop, session)).charge_amount).toBe("300");
  });

  it("of nothing is refused, in the shopper's language", async () => {
    await reprice(shop, "postcard", "jpy", 0.4);
    const { collectionId } = await arriveAtPayment(shop, { product: "postcard", delivery: "pickUp" });
    for (const [locale, message] of [
      ["en", "There is nothing to pay, so no payment method is needed."],
      ["ja", "お支払いいただく金額がありません。お支払い方法の選択は不要です。"],
    ]) {
      expect(await postChoice(shop, collectionId, { provider_id: AU_PAY, data: { locale } })).toMatchObject({
        status: 400,
        type: "invalid_data",
        message,
      });
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("in a currency that the platform does not collect is refused", async () => {
    const { result } = await createRegionsWorkflow(shop.container).run({
      input: {
        regions: [
          { name: "Europe", currency_code: "eur", countries: ["de"], payment_providers: [LAWSON, AU_PAY] },
        ],
      },
    });
    await reprice(shop, "sencha", "eur", 8.5);
    const shopper = shop.shopper();
    const cart = await shopper.createCart({ regionId: result[0].id, email: "hanako@example.com" });
    await shopper.addItem(cart.id, shop.seeded.variants.sencha);
    const { id } = await shopper.createPaymentCollection(cart.id);

    for (const [provider, name] of [
      [LAWSON, "Lawson"],
      [AU_PAY, "au PAY"],
    ] as const) {
      expect(await postChoice(shop, id, { provider_id: provider })).toMatchObject({
        status: 400,
        type: "invalid_data",
        message: `${name} takes yen and dollars only. Please choose another payment method.`,
      });
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("in a currency without credentials is refused", async () => {
    const { collectionId } = await arriveAtPayment(shop, { currency: "usd" });
    await withoutCredentials("usd", async () => {
      for (const provider of [LAWSON, AU_PAY]) {
        expect(await postChoice(shop, collectionId, { provider_id: provider })).toMatchObject({
          status: 400,
          type: "not_allowed",
          message:
            "Payments in USD are not configured. Enter the credentials in the admin, or set HAIPAY_USD_APP_ID, HAIPAY_USD_MERCHANT_SECRET_KEY, " +
            "HAIPAY_USD_MERCHANT_PRIVATE_KEY and HAIPAY_USD_PLATFORM_PUBLIC_KEY, or choose another payment method.",
        });
      }
    });
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });
});
