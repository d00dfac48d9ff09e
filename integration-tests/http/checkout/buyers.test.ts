import { TOKYO_ADDRESS, type Address } from "../../../demo/addresses";
import type { Shopper } from "../../../demo/shopper";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { orderAtPlatform } from "../../environment/payment-step";
import { choose, fillCart, providerId, rowOf } from "../../environment/purchases";

const AU_PAY = providerId("au-pay");

/** Chooses au PAY for a cart, and tells what the platform heard of the buyer. */
async function buyerOf(
  shop: HaipayShop,
  shopper: Shopper,
  cartId: string,
  data?: Record<string, unknown>,
): Promise<SandboxOrder> {
  return orderAtPlatform(shop, await shopper.choosePayment(cartId, AU_PAY, data));
}

describeShop("A storefront's checkout", (shop) => {
  describe("that only names the provider", () => {
    const billing: Address = {
      ...TOKYO_ADDRESS,
      last_name: "請求",
      first_name: "太郎",
      phone: "03-1111-2222",
    };
    const shipping: Address = {
      ...TOKYO_ADDRESS,
      last_name: "配送",
      first_name: "次郎",
      phone: "03-3333-4444",
    };
    const rows: [string, { billing_address?: Address; shipping_address?: Address }, Partial<SandboxOrder>][] =
      [
        [
          "the billing address",
          { billing_address: billing, shipping_address: shipping },
          { name: "請求 太郎", phone: "0311112222" },
        ],
        [
          "the shipping address when there is no other",
          { shipping_address: shipping },
          { name: "配送 次郎", phone: "0333334444" },
        ],
        [
          "both, when the billing address has no phone number",
          { billing_address: { ...billing, phone: "" }, shipping_address: shipping },
          { name: "請求 太郎", phone: "0333334444" },
        ],
      ];

    it.each(rows)("takes the buyer from %s", async (_title, addresses, expected) => {
      const { shopper, cart } = await fillCart(shop, { address: null, email: "cart@example.com" });
      await shopper.updateCart(cart.id, addresses);

      const wallet = await shopper.choosePayment(cart.id, AU_PAY);
      expect(await orderAtPlatform(shop, wallet)).toMatchObject({ ...expected, email: "cart@example.com" });

      const slip = await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
      await shopper.placeOrder(cart.id);
      expect(await orderAtPlatform(shop, slip)).toMatchObject({ ...expected, email: "cart@example.com" });
    });

    it("lets what the storefront sends go before what the cart says", async () => {
      const { shopper, cart } = await fillCart(shop);
      const data = { name: "Sent Name", phone: "080-9999-8888", email: "sent@example.com" };

      expect(await buyerOf(shop, shopper, cart.id, data)).toMatchObject({ ...data, phone: "08099998888" });
    });

    it("takes names of any script, the family name first where it belongs there", async () => {
      const { shopper, cart } = await fillCart(shop);
      const names: [Partial<Address>, string][] = [
        [{ last_name: "山田", first_name: "花子" }, "山田 花子"],
        [{ last_name: "やまだ", first_name: "はなこ" }, "やまだ はなこ"],
        [{ last_name: "ﾔﾏﾀﾞ", first_name: "ﾊﾅｺ" }, "ﾔﾏﾀﾞ ﾊﾅｺ"],
        [{ last_name: "김", first_name: "민준" }, "김 민준"],
        [{ last_name: "Smith", first_name: "花子" }, "Smith 花子"],
        [{ last_name: "Yamada", first_name: "Hanako" }, "Hanako Yamada"],
        [{ last_name: "Nuñez Åström", first_name: " José " }, "José Nuñez Åström"],
        [{ last_name: "Иванова", first_name: "Анна" }, "Анна Иванова"],
        [{ last_name: "", first_name: "Björk" }, "Björk"],
        [{ last_name: "𠮷野", first_name: "家" }, "𠮷野 家"],
      ];
      const received: string[] = [];
      for (const [name] of names) {
        const address = { ...TOKYO_ADDRESS, ...name };
        await shopper.updateCart(cart.id, { billing_address: address, shipping_address: address });
        received.push((await buyerOf(shop, shopper, cart.id)).name);
      }
      expect(received).toEqual(names.map(([, name]) => name));
      expect((await buyerOf(shop, shopper, cart.id, { name: " 山田　 花子 " })).name).toBe("山田 花子");
    });

    it("takes phone numbers as people write them", async () => {
      const { shopper, cart } = await fillCart(shop);
      const phones: [string, string][] = [
        ["+81 90-1234-5678", "09012345678"],
        ["+81 (0)90 1234 5678", "09012345678"],
        ["0081 90 1234 5678", "09012345678"],
        ["０９０－１２３４－５６７８", "09012345678"],
        ["090‐1234‐5678", "09012345678"],
        ["(03) 1234-5678", "0312345678"],
      ];
      const received: string[] = [];
      for (const [phone] of phones) received.push((await buyerOf(shop, shopper, cart.id, { phone })).phone);
      expect(received).toEqual(phones.map(([, phone]) => phone));
    });
  });

  describe("tells the platform who buys", () => {
    it("by the id of a customer who is logged in", async () => {
      const shopper = shop.shopper();
      const customerId = await shopper.register("taro@example.com", "only-for-tests");
      const { session } = await choose(shop, { shopper, method: "au-pay", email: "taro@example.com" });

      expect((await orderAtPlatform(shop, session)).partnerUserId).toBe(customerId);
      expect((await rowOf(shop, session)).customer_id).toBe(customerId);
    });

    it("by an id for guests that is the same for one e-mail address and does not give it away", async () => {
      const idOf = async (email: string): Promise<string> =>
        (await orderAtPlatform(shop, (await choose(shop, { method: "au-pay", email })).session))
          .partnerUserId;
      const id = await idOf("Guest.Shopper@Example.com");

      expect(id).toMatch(/^guest-[0-9a-f]{32}$/);
      expect(id.toLowerCase()).not.toMatch(/shopper|example/);
      expect(await idOf("guest.shopper@example.COM")).toBe(id);
      expect(await idOf("other.shopper@example.com")).not.toBe(id);
    });
  });
});
