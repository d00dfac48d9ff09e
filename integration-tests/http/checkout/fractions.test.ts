import type { ProductHandle } from "../../../demo/seed-products";
import type { Currency, MethodId } from "../../../src/platform/catalogue";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { buy } from "../../environment/purchases";

describeShop("A storefront's checkout with fractions of a yen or a cent", (shop) => {
  interface FractionRow {
    method: MethodId;
    currency: Currency;
    product: ProductHandle;
    quantity: number;
    total: string;
    charge: string;
  }
  const tea = { product: "loose-tea" } as const;
  const rows: FractionRow[] = [
    { ...tea, method: "au-pay", currency: "jpy", quantity: 1, total: "108.4", charge: "108" },
    { ...tea, method: "gmo-aozora", currency: "jpy", quantity: 2, total: "216.8", charge: "217" },
    { ...tea, method: "konbini-lawson", currency: "jpy", quantity: 3, total: "325.2", charge: "325" },
    { ...tea, method: "merpay", currency: "usd", quantity: 1, total: "1.125", charge: "1.13" },
    {
      ...tea,
      method: "konbini-seven-eleven",
      currency: "usd",
      quantity: 3,
      total: "3.375",
      charge: "3.38",
    },
  ];

  it.each(rows)(
    "$total $currency by $method is charged as $charge and leaves nothing due",
    async ({ total, charge, ...wish }) => {
      const { orderId, row } = await buy(shop, { ...wish, delivery: "pickUp" });

      expect((await shop.control.order(row.platform_order_id)).amount).toBe(
        wish.currency === "jpy" ? `${charge}.00` : charge,
      );
      expect(row).toMatchObject({ state: "paid", charge_amount: charge, session_amount: total });
      expect(await readOrder(shop, orderId)).toMatchObject({
        total,
        due: "0",
        captures: [total],
        transactions: [total],
        collection_status: "completed",
      });
    },
  );
});
