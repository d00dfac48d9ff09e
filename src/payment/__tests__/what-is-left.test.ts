import { collectOrder } from "../../modules/haipay/__tests__/rows";
import { sumRefunds } from "../../modules/haipay/ledger/given-back";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type { Currency } from "../../platform/catalogue";
import { parsePlatformAmount } from "../../platform/money";
import { leftInLedger, leftToPayOut, sumToBook } from "../refunds/books";
import { suggestRefund } from "../refunds/refundable";

const captured = { state: "paid", captured_payment_id: "pay_1" } as const;

function recorded(...refunds: [RecordedRefund["target"], string][]) {
  return refunds.map(([target, amount]) => ({ corrects_id: null as string | null, target, amount }));
}

function corrected(target: RecordedRefund["target"], amount: string) {
  return { corrects_id: "hprf_1", target, amount };
}

describe("What is left of a captured payment", () => {
  it.each<[string, Currency, string]>([
    ["1700", "jpy", "1700"],
    ["108.4", "jpy", "108"],
    ["216.8", "jpy", "217"],
    ["0.5", "jpy", "1"],
    ["0.4", "jpy", "0"],
    ["0", "jpy", "0"],
    ["-1", "jpy", "0"],
    ["1.125", "usd", "1.13"],
    ["0.005", "usd", "0.01"],
    ["12.3", "usd", "12.3"],
  ])("%s %s can be paid out as %s", (left, currency, expected) => {
    expect(leftToPayOut(left, currency)).toBe(expected);
  });

  it.each<[string, string, Currency, string]>([
    ["100", "108.4", "jpy", "100"],
    ["108", "108.4", "jpy", "108.4"],
    ["217", "216.8", "jpy", "216.8"],
    ["216", "216.8", "jpy", "216"],
    ["1.13", "1.125", "usd", "1.125"],
    ["1.12", "1.125", "usd", "1.12"],
  ])("%s of %s %s is booked as %s", (amount, left, currency, expected) => {
    expect(sumToBook(parsePlatformAmount(amount), left, currency)).toBe(expected);
  });
});

describe("What is left in the ledger", () => {
  it("is all that came when Medusa captured nothing of it", () => {
    const late = collectOrder({ state: "paid", received_amount: "1700" });
    expect(leftInLedger(late, [])).toBe("1700");
    expect(leftInLedger(late, recorded(["ledger", "700"], ["ledger", "999.5"]))).toBe("0.5");
    expect(leftInLedger(late, recorded(["ledger", "1700"]))).toBe("0");
    expect(leftInLedger(collectOrder({ received_amount: null }), [])).toBe("0");
    expect(leftInLedger(collectOrder({ received_amount: "700" }), [])).toBe("700");
  });

  it("is the surplus when Medusa captured the charge, whatever was refunded of that", () => {
    const over = collectOrder({ ...captured, received_amount: "2000" });
    expect(leftInLedger(over, [])).toBe("300");
    expect(leftInLedger(over, recorded(["payment", "1700"], ["ledger", "100"]))).toBe("200");
    expect(leftInLedger(collectOrder({ ...captured, received_amount: "1700" }), [])).toBe("0");
    // What came is short by the platform's fee.
    expect(leftInLedger(collectOrder({ ...captured, received_amount: "1649" }), [])).toBe("0");
  });

  it("counts a refund that was taken back as none", () => {
    const late = collectOrder({ state: "paid", received_amount: "1700" });
    const refunds = recorded(["ledger", "700.5"], ["ledger", "200"]);
    expect(leftInLedger(late, [...refunds, corrected("ledger", "700.5")])).toBe("1500");
    expect(leftInLedger(late, [...refunds, corrected("ledger", "700.5"), corrected("ledger", "200")])).toBe(
      "1700",
    );
    const over = collectOrder({ ...captured, received_amount: "2000" });
    const both = [...recorded(["payment", "1700"], ["ledger", "300"]), corrected("payment", "1700")];
    expect(leftInLedger(over, both)).toBe("0");
    expect(sumRefunds(both)).toBe("300");
    expect(sumRefunds([...both, { ...corrected("payment", "1"), amount: null }])).toBe("300");
  });
});

describe("Where nobody says which money went back, a refund is for", () => {
  const open = [{ reason: "over" as const, resolved_at: null }];

  it("the surplus while it stands before a person", () => {
    expect(suggestRefund({ payment: "1700", ledger: "300" }, open)).toEqual({
      target: "ledger",
      amount: "300",
    });
    expect(suggestRefund({ payment: "1700", ledger: "0" }, open)).toEqual({
      target: "payment",
      amount: "1700",
    });
  });

  it("what Medusa captured when a person has dealt with the surplus", () => {
    const resolved = [{ reason: "over" as const, resolved_at: new Date() }];
    for (const attentions of [[], resolved, [{ reason: "total_changed" as const, resolved_at: null }]]) {
      expect(suggestRefund({ payment: "1700", ledger: "300" }, attentions)).toEqual({
        target: "payment",
        amount: "1700",
      });
    }
  });

  it("what is left where there is only one kind, and nothing where nothing is", () => {
    expect(suggestRefund({ payment: "0", ledger: "1700" }, [])).toEqual({ target: "ledger", amount: "1700" });
    expect(suggestRefund({ payment: "0", ledger: "0" }, open)).toBeNull();
  });
});
