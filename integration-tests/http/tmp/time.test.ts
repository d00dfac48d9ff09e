import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { container as globalContainer } from "@medusajs/framework";
import { describeShop } from "../../environment/haipay-shop";
import { buy, choose } from "../../environment/purchases";
import { findCart, findOrder, findPurchase } from "../../../src/payment/purchase";

describeShop("Timing", (shop) => {
  it("times", async () => {
    const { orderId, row } = await buy(shop, {});
    const { cart } = await choose(shop, {});
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    console.error("same container", globalContainer.resolve("query") !== undefined, (globalContainer as any) === shop.container);
    async function time(name: string, work: () => Promise<unknown>) {
      for (let i = 0; i < 5; i++) await work();
      const t = process.hrtime.bigint();
      for (let i = 0; i < 30; i++) await work();
      console.error(name, Number(process.hrtime.bigint() - t) / 30e6, "ms");
    }
    await time("order totals", () => findOrder(query, orderId));
    await time("order plain", () => query.graph({ entity: "order", fields: ["id", "display_id", "status", "canceled_at", "version"], filters: { id: orderId } }));
    await time("order plain+summary", () => query.graph({ entity: "order", fields: ["id", "display_id", "status", "canceled_at", "version","summary.*"], filters: { id: orderId } }));
    await time("cart totals", () => findCart(query, cart.id));
    await time("cart plain", () => query.graph({ entity: "cart", fields: ["id", "completed_at"], filters: { id: cart.id } }));
    const orders = shop.container.resolve("order");
    await time("order module totals", () => orders.retrieveOrder(orderId, { select: ["id","display_id","status","canceled_at","version","currency_code","total"] as any, relations: ["summary"] }));
    await time("order module list totals", () => orders.listOrders({ id: orderId }, { select: ["id","display_id","status","canceled_at","version","currency_code","total"] as any, relations: ["summary"] }));
    await time("purchase", () => findPurchase(shop.container, row));
    console.error(JSON.stringify(await findOrder(query, orderId)), JSON.stringify(await findCart(query, cart.id)));
    console.error(JSON.stringify((await orders.listOrders({ id: orderId }, { select: ["id","version","currency_code","total"] as any, relations: ["summary"] }))[0].summary));
  });
});
