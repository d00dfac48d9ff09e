import { STOREFRONT } from "../../environment/configure-haipay";
import { describeShop } from "../../environment/haipay-shop";
import { orderAtPlatform } from "../../environment/payment-step";
import { choose, place } from "../../environment/purchases";

describeShop("A storefront's checkout is sent back by the platform", (shop) => {
  it("to the first storefront with a token of its own and the outcome", async () => {
    const { session } = await choose(shop, { method: "au-pay" });

    const { callBackUrl, callBackFailUrl } = await orderAtPlatform(shop, session);

    const page = `${STOREFRONT}/haipay/return?payment_token=${session.data.paymentToken as string}`;
    expect({ callBackUrl, callBackFailUrl }).toEqual({
      callBackUrl: `${page}&outcome=success`,
      callBackFailUrl: `${page}&outcome=failure`,
    });
  });

  it("to the return address of the storefront, with its own parameters kept", async () => {
    const checkout = await choose(shop, {
      method: "konbini-lawson",
      data: { returnUrl: "HTTP://LocalHost:8000/jp/../jp/danke?cart=1&outcome=none" },
    });
    await place(checkout);

    const { callBackUrl, callBackFailUrl } = await orderAtPlatform(shop, checkout.session);

    const page = (outcome: string): string =>
      `${STOREFRONT}/jp/danke?cart=1&outcome=${outcome}&payment_token=${checkout.session.data.paymentToken as string}`;
    expect([callBackUrl, callBackFailUrl]).toEqual([page("success"), page("failure")]);
  });
});
