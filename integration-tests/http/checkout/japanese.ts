import type { HaipayShop } from "../../environment/haipay-shop";
import { postChoice } from "../../environment/payment-step";
import { choose, providerId, rowOf } from "../../environment/purchases";

const MERPAY = providerId("merpay");

export function japanese(shop: HaipayShop): void {
  describe("in Japanese", () => {
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
      await shop.control.pay((await rowOf(shop, session)).order_id, { notify: false });

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
}
