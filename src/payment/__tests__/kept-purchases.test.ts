import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { Ledger } from "../../modules/haipay/ledger/ledger";
import { findPurchaseToShow } from "../kept-purchases";

const T0 = new Date("2026-11-28T00:00:00Z");

let readings = 0;
let isDown = false;
let number = 0;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"], now: T0 });
  [readings, isDown] = [0, false];
});
afterEach(() => jest.useRealTimers());

/** A payment whose purchase is read from a Medusa that counts how often it is asked for the collection. */
function payment() {
  const row = {
    id: `hpco_${++number}`,
    state: "open",
    updated_at: T0,
    payment_collection_id: "paycol_1",
    payment_session_id: null,
    cart_id: "cart_1",
    medusa_order_id: null,
  } as CollectOrder;
  const rows = [row];
  const graph = async ({ entity }: { entity: string }) => {
    if (entity === "payment_collection") readings++;
    if (isDown) throw new Error("The database is down.");
    return { data: [] };
  };
  const container = { resolve: () => ({ graph }) } as unknown as MedusaContainer;
  const ledger = { collectOrders: { listByPurchase: async () => rows } } as unknown as Ledger;
  return { rows, show: () => findPurchaseToShow(container, ledger, row) };
}

describe("The purchase that a waiting page shows", () => {
  it("is read once for all who look while the ledger says the same, and again ten seconds later", async () => {
    const { show } = payment();
    await Promise.all([show(), show(), show()]);
    jest.setSystemTime(T0.getTime() + 9_000);
    await show();
    expect(readings).toBe(1);

    jest.advanceTimersByTime(11_000);
    await show();
    expect(readings).toBe(2);
  });

  it("is read again as soon as the ledger has moved, by whichever instance", async () => {
    const { rows, show } = payment();
    await show();
    rows[0] = { ...rows[0], updated_at: new Date(T0.getTime() + 1) };
    await show();
    expect(readings).toBe(2);

    rows.push({ ...rows[0], id: "hpco_newer" });
    expect((await show()).rows).toHaveLength(2);
    expect(readings).toBe(3);
  });

  it("is not kept when it could not be read", async () => {
    const { show } = payment();
    isDown = true;
    await expect(show()).rejects.toThrow("down");
    isDown = false;
    await expect(show()).resolves.toMatchObject({ purchase: { order: null } });
  });
});
