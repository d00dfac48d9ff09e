import { CURRENCIES, METHODS } from "../../src/platform/catalogue";
import { describeShop } from "../environment/haipay-shop";
import { buy } from "../environment/purchases";
import { readOrder } from "../environment/order-books";

describeShop("Orders are paid", (shop) => {
  const rows = CURRENCIES.flatMap((currency) => METHODS.map((method) => ({ currency, method })));

  it.each(rows)("by $method.id in $currency, captured with nothing due", async ({ currency, method }) => {
    const { orderId } = await buy(shop, { method: method.id, currency });

    const order = await readOrder(shop, orderId);
    expect(order.collection_status).toBe("completed");
    expect(order.due).toBe("0");
    expect(order.captures).toEqual([order.total]);
  });
});
