import { TOTAL } from "../purchase-end";
import type { CrashShop } from "./crash-shop";
import { Purchase } from "./purchase";

/** Something that the process does when it dies, and what happens afterwards. */
export interface Flow {
  name: string;
  /** Whether an order is made at the platform in the meantime. */
  applies?: true;
  /** Everything before. */
  prepare(shop: CrashShop): Promise<Purchase>;
  /** During this the process dies. */
  act(shop: CrashShop, purchase: Purchase): Promise<unknown>;
  /** What the shopper and the platform, who saw no good answer, do next. */
  goOn(shop: CrashShop, purchase: Purchase): Promise<void>;
  /** How the purchase may end. */
  ends: RegExp;
}

const CAPTURED = /^captured once$/;
/** Medusa's completion is not a transaction: an order with missing parts is put before a person. */
const CAPTURED_OR_HALF_MADE = /^(captured once|(captured once, )?under attention: half_made)$/;

async function placed(shop: CrashShop): Promise<Purchase> {
  const purchase = await Purchase.begin(shop);
  await purchase.choose("konbini-lawson");
  await purchase.place();
  return purchase;
}

async function walletOpen(shop: CrashShop): Promise<Purchase> {
  const purchase = await Purchase.begin(shop);
  await purchase.choose("au-pay");
  return purchase;
}

async function paid(purchase: Promise<Purchase>): Promise<Purchase> {
  await (await purchase).pay();
  return purchase;
}

/** Money is at the platform: it repeats its notification. */
const notifyAgain = (_shop: CrashShop, purchase: Purchase) => Purchase.again(() => purchase.notify());

async function placeAndPay(_shop: CrashShop, purchase: Purchase): Promise<void> {
  await Purchase.again(() => purchase.place());
  // Without a slip the shopper cannot pay.
  if (purchase.toPay === undefined) return;
  await purchase.pay();
  await Purchase.again(() => purchase.notify());
}

export const FLOWS: readonly Flow[] = [
  {
    name: "choose an e-wallet (collect/apply)",
    applies: true,
    prepare: (shop) => Purchase.begin(shop),
    act: (_shop, purchase) => purchase.choose("au-pay"),
    goOn: async (shop, purchase) => {
      await Purchase.again(() => purchase.choose("au-pay"));
      await purchase.pay();
      await notifyAgain(shop, purchase);
    },
    ends: CAPTURED,
  },
  {
    name: "change from e-wallet to slip",
    prepare: walletOpen,
    act: (_shop, purchase) => purchase.choose("konbini-lawson"),
    goOn: async (shop, purchase) => {
      await Purchase.again(() => purchase.choose("konbini-lawson"));
      await placeAndPay(shop, purchase);
    },
    ends: CAPTURED,
  },
  {
    name: "place an order by slip (collect/apply)",
    applies: true,
    prepare: async (shop) => {
      const purchase = await Purchase.begin(shop);
      await purchase.choose("konbini-lawson");
      return purchase;
    },
    act: (_shop, purchase) => purchase.place(),
    goOn: placeAndPay,
    ends: CAPTURED_OR_HALF_MADE,
  },
  {
    name: "notification of a paid slip",
    prepare: (shop) => paid(placed(shop)),
    act: (_shop, purchase) => purchase.notify(),
    goOn: notifyAgain,
    ends: CAPTURED,
  },
  {
    name: "notification of a paid e-wallet payment",
    prepare: (shop) => paid(walletOpen(shop)),
    act: (_shop, purchase) => purchase.notify(),
    goOn: notifyAgain,
    ends: CAPTURED_OR_HALF_MADE,
  },
  {
    name: "notification of a paid slip that is answered in a rush and followed later",
    prepare: async (shop) => {
      const purchase = await paid(placed(shop));
      await shop.beInRush();
      return purchase;
    },
    act: (_shop, purchase) => purchase.notify(),
    goOn: async (shop, purchase) => {
      if (!purchase.isAnswered) await notifyAgain(shop, purchase);
    },
    ends: CAPTURED,
  },
  {
    name: "reconcile of a paid slip",
    prepare: async (shop) => {
      const purchase = await paid(placed(shop));
      await shop.makeDue(purchase.cartId);
      return purchase;
    },
    act: (shop) => shop.reconcile(),
    goOn: notifyAgain,
    ends: CAPTURED,
  },
  {
    name: "reconcile of a paid e-wallet payment",
    prepare: async (shop) => {
      const purchase = await paid(walletOpen(shop));
      await shop.makeDue(purchase.cartId);
      return purchase;
    },
    act: (shop) => shop.reconcile(),
    goOn: notifyAgain,
    ends: CAPTURED_OR_HALF_MADE,
  },
  {
    name: "cancelling of an unpaid order after its deadline",
    prepare: async (shop) => {
      const purchase = await placed(shop);
      await shop.passDeadline(purchase.cartId);
      return purchase;
    },
    act: (shop) => shop.reconcile(),
    goOn: async () => undefined,
    // Medusa refuses to cancel while the order change of a cancelling that was killed stands open: then a person does.
    ends: /^(cancelled unpaid|under attention: not_cancelled)$/,
  },
  {
    name: "recording of a refund",
    prepare: async (shop) => {
      const purchase = await paid(placed(shop));
      await purchase.notify();
      return purchase;
    },
    act: (shop, purchase) => recordRefund(shop, purchase),
    // The administrator who got no answer sends the same again.
    goOn: async (shop, purchase) => {
      const { status, data } = await recordRefund(shop, purchase);
      if (status === 200 || status === RECORDED_ALREADY) return;
      throw new Error(`The refund was answered ${status}: ${JSON.stringify(data)}`);
    },
    ends: /^captured once and refunded once$/,
  },
];

const RECORDED_ALREADY = 422;

function recordRefund(shop: CrashShop, purchase: Purchase): Promise<{ status: number; data: unknown }> {
  return shop.administer(`/admin/haipay/collect-orders/${purchase.toPay}/refunds`, {
    amount: TOTAL,
    paid_on: new Date().toISOString().slice(0, 10),
    reference: purchase.cartId,
  });
}
