import axios from "axios";
import type { Completion } from "../../demo/shopper";
import { StoreError } from "../../demo/store-error";
import type { MethodId } from "../../src/platform/catalogue";
import { untilMoneyIsFollowed } from "../environment/arrived-money";
import { eventually } from "../environment/eventually";
import { boughtOnce, countOrders, readPurchase } from "../environment/purchase-facts";
import { providerId } from "../environment/purchases";
import { fillTeaCart } from "../environment/tea-cart";
import { TwoInstances, type Instance } from "../environment/two-instances";

interface RacedCart {
  cartId: string;
  ordersBefore: number;
}

const TOTAL = "1700";

describe("Two Medusa processes on one database", () => {
  let shop: TwoInstances;

  beforeAll(async () => {
    shop = await TwoInstances.open();
  });

  afterAll(async () => {
    await shop?.close();
  });

  beforeEach(async () => {
    await shop.control.reset();
  });

  /** A cart at the payment step, its method chosen. */
  async function choose(method: MethodId): Promise<RacedCart> {
    const ordersBefore = await countOrders(shop.database);
    const shopper = shop.a.shopper();
    const cart = await fillTeaCart(shopper, shop.seeded);
    await shopper.choosePayment(cart.id, providerId(method));
    return { cartId: cart.id, ordersBefore };
  }

  /** The shopper pays at the platform. @returns the signed notification, which is not sent */
  async function pay(): Promise<string> {
    const [order, ...others] = await shop.control.orders();
    expect(others).toEqual([]);
    await shop.control.pay(order.orderId, { notify: false });
    const [text] = await shop.control.notifications(order.orderId);
    return text;
  }

  /** The order's id, or the HTTP status of a refusal. */
  async function complete(at: Instance, { cartId }: RacedCart): Promise<string | number> {
    try {
      return outcomeOf(await at.shopper().complete(cartId));
    } catch (error) {
      if (error instanceof StoreError && error.status !== undefined) return error.status;
      throw error;
    }
  }

  async function expectBoughtOnce({ cartId, ordersBefore }: RacedCart): Promise<string> {
    await untilMoneyIsFollowed(shop.database);
    const facts = await readPurchase(shop.database, cartId);
    expect(facts).toEqual(boughtOnce(TOTAL));
    expect((await countOrders(shop.database)) - ordersBefore).toBe(1);
    expect(await shop.control.calls()).toMatchObject({ apply: 1, refused: 0 });
    return facts.orderIds[0];
  }

  it("make one order and one slip when the shopper gives up on one and completes at the other", async () => {
    const cart = await choose("konbini-familymart");
    await shop.control.fault({ endpoint: "apply", kind: "slow", delayMs: 1_500 });
    const givenUp = axios
      .post(`${shop.a.child.url}/store/carts/${cart.cartId}/complete`, undefined, {
        headers: { "x-publishable-api-key": shop.seeded.publishableKey },
        timeout: 700,
        proxy: false,
      })
      .catch((error: Error) => error);
    await eventually(async () => expect(await shop.control.orders()).toHaveLength(1));
    expect(await givenUp).toMatchObject({ code: "ECONNABORTED" });

    const orderId = await complete(shop.b, cart);

    expect((await readPurchase(shop.database, cart.cartId)).rows).toEqual([
      { state: "open", settled: false },
    ]);
    expect(await shop.b.notify(await pay())).toBe("200 SUCCESS");
    expect(await expectBoughtOnce(cart)).toBe(orderId);
  });

  describe("when one is killed", () => {
    beforeEach(() => shop.replaceKilled());

    it("while it settles, the other settles at once: one order, captured once", async () => {
      const cart = await choose("au-pay");
      const text = await pay();
      await shop.control.fault({ endpoint: "query", kind: "slow", delayMs: 60_000 });
      const lost = shop.a.notify(text).catch((error: Error) => error);
      await eventually(async () => expect((await shop.control.calls()).query).toBe(1));
      expect(await heldKeys()).toBe(1);

      const survivor = shop.b;
      await shop.killA();
      const { result, ms } = await timed(() => survivor.notify(text));

      expect(result).toBe("200 SUCCESS");
      expect(ms).toBeLessThan(5_000);
      expect(await lost).toBeInstanceOf(Error);
      await eventually(async () => void (await expectBoughtOnce(cart)));
    });

    it("while it completes a cart, the other goes on at once: one order, one slip, captured once", async () => {
      const cart = await choose("konbini-lawson");
      await shop.control.fault({ endpoint: "apply", kind: "slow", delayMs: 60_000 });
      const lost = complete(shop.a, cart).catch((error: Error) => error);
      await eventually(async () => expect(await shop.control.orders()).toHaveLength(1));
      expect(await heldKeys()).toBe(1);

      const survivor = shop.b;
      await shop.killA();
      const { result, ms } = await timed(() => complete(survivor, cart));

      expect((await readPurchase(shop.database, cart.cartId)).orderIds).toEqual([result]);
      expect(ms).toBeLessThan(5_000);
      expect(await lost).toBeInstanceOf(Error);
      expect(await survivor.notify(await pay())).toBe("200 SUCCESS");
      await expectBoughtOnce(cart);
    });
  });

  async function heldKeys(): Promise<number> {
    const [{ count }] = await shop.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return count;
  }
});

function outcomeOf(completion: Completion): string {
  return completion.type === "order"
    ? completion.order.id
    : `the cart came back: ${completion.error.message}`;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const start = Date.now();
  const result = await work();
  return { result, ms: Date.now() - start };
}
