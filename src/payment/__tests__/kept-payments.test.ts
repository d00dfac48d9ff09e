import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { findPaymentToShow } from "../kept-payments";

const T0 = new Date("2026-11-28T00:00:00Z");

beforeEach(() => jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"], now: T0 }));
afterEach(() => jest.useRealTimers());

let number = 0;

/** A payment in a shop that counts how often it is read whole, and whose ledger's version the test decides. */
function payment() {
  const reference = `payment_${++number}`;
  const shop = {
    readings: 0,
    isDown: false,
    isGone: false,
    version: "1",
    asked: 0,
    whileReading: () => undefined as unknown,
    /** Whether the platform is asked when somebody looks. */
    bringUpToDate: async () => false,
  };
  const row = {
    id: "hpco_1",
    payment_collection_id: "paycol_1",
    payment_session_id: null,
    cart_id: "cart_1",
    medusa_order_id: null,
  } as CollectOrder;
  const collectOrders = {
    versionOf: async () => {
      shop.asked++;
      return shop.version;
    },
    findPayment: async () => (shop.isGone ? undefined : row),
    listByPurchase: async () => {
      shop.readings++;
      shop.whileReading();
      return [row];
    },
  };
  const graph = async () => {
    if (shop.isDown) throw new Error("The database is down.");
    return { data: [] };
  };
  const haipay = {
    ledger: { collectOrders, attentions: { listOpen: async () => [] } },
    settings: { readGeneral: async () => ({}) },
  };
  const container = { resolve: (key: string) => (key === HAIPAY_MODULE ? haipay : { graph }) };
  const show = () =>
    findPaymentToShow(container as unknown as MedusaContainer, reference, () => shop.bringUpToDate());
  return { shop, show };
}

describe("The payment that a waiting page shows", () => {
  it("is read once for all who look while the ledger says the same, and again a minute later", async () => {
    const { shop, show } = payment();
    await show();
    await Promise.all([show(), show(), show()]);
    jest.advanceTimersByTime(59_000);
    expect(await show()).toMatchObject({
      row: { id: "hpco_1" },
      rows: [{ id: "hpco_1" }],
      openAttentions: [],
    });
    expect(shop).toMatchObject({ readings: 1, asked: 5 });

    jest.advanceTimersByTime(2_000);
    await show();
    expect(shop.readings).toBe(2);
  });

  it("is read again as soon as the ledger has moved, by whichever instance", async () => {
    const { shop, show } = payment();
    await show();
    shop.version = "2";
    await show();
    await show();
    expect(shop.readings).toBe(2);
  });

  it("is gone as soon as the ledger does not have it any more", async () => {
    const { shop, show } = payment();
    await show();
    [shop.version, shop.isGone] = ["", true];
    expect(await show()).toBeUndefined();
    expect(shop.readings).toBe(1);
  });

  it("is read again when it changed while it was being read", async () => {
    const { shop, show } = payment();
    shop.whileReading = () => (shop.version = "2");
    await show();
    await show();
    expect(shop.readings).toBe(2);
  });

  it("is read only once when the platform is asked first, and anew when it is asked later", async () => {
    const { shop, show } = payment();
    const asks = async () => {
      shop.version += "+";
      return true;
    };
    shop.bringUpToDate = asks;
    await show();
    expect(shop.readings).toBe(1);

    shop.bringUpToDate = async () => false;
    await show();
    expect(shop.readings).toBe(1);

    shop.bringUpToDate = asks;
    await show();
    expect(shop.readings).toBe(2);
  });

  it("is not kept when it could not be read", async () => {
    const { shop, show } = payment();
    shop.isDown = true;
    await expect(show()).rejects.toThrow("down");
    shop.isDown = false;
    await expect(show()).resolves.toMatchObject({ purchase: { order: null } });
  });
});
