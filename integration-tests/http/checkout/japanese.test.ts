import { describeShop } from "../../environment/haipay-shop";
import { postChoice } from "../../environment/payment-step";
import { choose, providerId, rowOf } from "../../environment/purchases";

const MERPAY = providerId("merpay");

describeShop("A storefront's checkout in Japanese", (shop) => {
  it("is answered so for the request's language and for the cart's, unless the storefront names one", async () => {
    const collectionOf = async (locale?: string) => {
      const cart = { region_id: shop.region("jpy"), locale };
      const headers = { "x-publishable-api-key": shop.seeded.publishableKey };
      const { data } = await shop.http.post<{ cart: { id: string } }>("/store/carts", cart, { headers });
      await shop.shopper().addItem(data.cart.id, shop.seeded.variants.sencha);
      return (await shop.shopper().createPaymentCollection(data.cart.id)).id;
    };
    const plain = await collectionOf();
    const japanese = await collectionOf("ja-JP");
    const inJapanese = { "x-medusa-locale": "ja-JP" };
    const messageOf = async (id: string, data: object, headers = {}) =>
      (await postChoice(shop, id, { provider_id: MERPAY, data }, { headers })).message;
    const [en, ja] = ["Please fill in an e-mail address.", "メールアドレスをご入力ください。"];

    expect(await messageOf(plain, {})).toBe(en);
    expect(await messageOf(plain, {}, inJapanese)).toBe(ja);
    expect(await messageOf(japanese, {})).toBe(ja);
    expect(await messageOf(japanese, { locale: "en" }, inJapanese)).toBe(en);
    expect(await messageOf(plain, {}, { "x-medusa-locale": "<b>" })).toBe(en);
  });

  it("reads why an unpaid e-wallet order is not placed", async () => {
    const { shopper, cart } = await choose(shop, { method: "merpay", data: { locale: "ja-JP" } });

    expect(await shopper.complete(cart.id)).toMatchObject({
      type: "cart",
      error: {
        type: "payment_requires_more_error",
        message: "メルペイでのお支払いがまだ完了していません。お支払い画面で手続きを完了してください。",
      },
    });
  });

  it("reads that a purchase is paid already", async () => {
    const { shopper, cart, session } = await choose(shop, { method: "au-pay" });
    const collectionId = (await shopper.createPaymentCollection(cart.id)).id;
    await shop.control.pay((await rowOf(shop, session)).platform_order_id, { notify: false });

    const answer = await postChoice(shop, collectionId, { provider_id: MERPAY, data: { locale: "ja" } });

    expect(answer.message).toBe(
      "au PAYでのお支払いを確認済みです。ご注文を処理していますので、再度お支払いにならないでください。",
    );
  });

  it("reads why a slip could not be made", async () => {
    const { shopper, cart } = await choose(shop, { method: "konbini-lawson", data: { locale: "ja" } });
    await shop.control.fault({
      endpoint: "apply",
      kind: "refuse",
      code: "4002",
      message: "internal words",
    });

    expect(await shopper.complete(cart.id)).toMatchObject({
      type: "cart",
      error: {
        type: "payment_authorization_error",
        message:
          "ローソンでのお支払いを受け付けられませんでした（4002）。請求は発生していません。別のお支払い方法をお選びください。",
      },
    });
  });
});
