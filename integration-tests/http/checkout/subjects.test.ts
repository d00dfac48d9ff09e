import { Modules } from "@medusajs/framework/utils";
import { describeShop } from "../../environment/haipay-shop";
import { choose, place, rowOf } from "../../environment/purchases";

describeShop("Every payment has a subject at HaiPay:", (shop) => {
  const subjectOfNext = async (method: "konbini-lawson" | "merpay") => {
    const checkout = await choose(shop, { method });
    if (method === "konbini-lawson") await place(checkout);
    const { platform_order_id } = await rowOf(shop, checkout.session);
    return (await shop.control.order(platform_order_id)).subject;
  };

  it("the store's name, and the setting's words where there are some", async () => {
    const [store] = await shop.container.resolve(Modules.STORE).listStores();
    expect(store?.name).toMatch(/./);
    expect(await subjectOfNext("konbini-lawson")).toBe(store?.name);
    expect(await subjectOfNext("merpay")).toBe(store?.name);

    process.env.HAIPAY_SUBJECT = "ご注文のお支払い";
    expect(await subjectOfNext("merpay")).toBe("ご注文のお支払い");
    delete process.env.HAIPAY_SUBJECT;
  });
});
