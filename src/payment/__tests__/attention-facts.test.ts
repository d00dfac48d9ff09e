import { collectOrder } from "../../modules/haipay/__tests__/rows";
import { attentionFacts } from "../attention-facts";
import { collectionOf, jpy, orderOf, paymentOf, purchaseOf } from "./purchases";

const row = collectOrder({
  received_amount: "2000",
  cart_id: "cart_of_row",
  payment_collection_id: "of_row",
});

describe("What a person reads in order to decide", () => {
  it("is the money, what is owed without it, and where it belongs", () => {
    const payments = [paymentOf("payses_1", "1700", "0"), paymentOf("payses_2", "300", "0")];
    const purchase = purchaseOf({ collection: collectionOf({ payments }) });
    expect(attentionFacts(row, purchase)).toEqual({
      method: "konbini-lawson",
      currency: "jpy",
      charge_amount: "1700",
      received_amount: "2000",
      owed_amount: "1400",
      owed_currency: "jpy",
      platform_order_no: "6026040100000001",
      cart_id: "cart_1",
      medusa_order_id: "order_1",
      display_id: 7,
      payment_collection_id: "pay_col_1",
      needs_bank_account: true,
    });
  });

  it("is what the ledger knows when the purchase cannot be read", () => {
    expect(attentionFacts(row, null)).toMatchObject({
      owed_amount: null,
      owed_currency: null,
      cart_id: "cart_of_row",
      medusa_order_id: null,
      display_id: null,
      payment_collection_id: "of_row",
    });
  });

  it("is what the ledger knows of a purchase that is gone in part", () => {
    const gone = purchaseOf({ order: null, collection: null, cart_id: null });
    expect(attentionFacts(row, gone)).toMatchObject({
      owed_amount: null,
      owed_currency: null,
      cart_id: "cart_of_row",
      medusa_order_id: null,
      display_id: null,
      payment_collection_id: "of_row",
    });
    const cart = { id: "cart_1", completed_at: null, total: jpy("1500") };
    expect(attentionFacts(row, { ...gone, cart })).toMatchObject({
      owed_amount: "1500",
      owed_currency: "jpy",
    });
    expect(attentionFacts(row, purchaseOf({ order: orderOf({ display_id: 9 }) }))).toMatchObject({
      display_id: 9,
    });
  });

  it("says that only a wallet's money can go back without a bank account", () => {
    const wallet = collectOrder({ method: "au-pay" });
    expect(attentionFacts(wallet, null)).toMatchObject({ method: "au-pay", needs_bank_account: false });
    const transfer = collectOrder({ method: "gmo-aozora" });
    expect(attentionFacts(transfer, null)).toMatchObject({ needs_bank_account: true });
  });

  it("holds nothing about the buyer", () => {
    const told = JSON.stringify(attentionFacts(row, purchaseOf()));
    for (const secret of [row.buyer_name, row.buyer_phone, row.buyer_email, row.partner_user_id]) {
      expect(told).not.toContain(secret);
    }
  });
});
