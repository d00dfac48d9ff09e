import type { ConfiguredMethod, PaymentConfiguration } from "../../../platform/payment-configuration";
import { differenceOf } from "../settings/import-configuration";
import { readMethods } from "../settings/methods";
import { movedOffers, offersOf, settlementDaysOf } from "../settings/platform-offer";

const ACCOUNT = { currency: "jpy", appId: "1054" } as const;
const LAWSON: ConfiguredMethod = {
  app_id: "1054",
  transaction: "collect",
  pay_type: "BANK_TRANSFER",
  currency: "JPY",
  in_bank_code: "KONBINI_LAWSON",
  name: "ローソン",
  min: "300",
  max: "150000",
  fee: null,
  settlement: null,
  refunds: null,
};

function configuration(...methods: Partial<ConfiguredMethod>[]): PaymentConfiguration {
  return {
    verified_as: "compact",
    methods: methods.map((method) => ({ ...LAWSON, ...method })),
    unknown: [],
  };
}

describe("What the platform offers an account", () => {
  it.each([
    ["money that goes out", { transaction: "pay" }],
    ["another account", { app_id: "1055" }],
    ["another currency", { currency: "USD" }],
    ["a method that is none of ours", { in_bank_code: "PAYPAY" }],
  ])("is not %s", (_what, other) => {
    expect(offersOf(configuration(other), ACCOUNT).size).toBe(0);
  });

  it("counts what names neither account nor currency, and prefers what is called a collection", () => {
    const bare = { app_id: null, currency: null, transaction: "20", max: "1" };
    expect(offersOf(configuration(bare), ACCOUNT).get("konbini-lawson")?.max).toBe("1");
    expect(offersOf(configuration(bare, {}), ACCOUNT).get("konbini-lawson")?.max).toBe("150000");
  });

  it("has moved when a method is gone or new, or a limit is another one", () => {
    const before = configuration({}, { in_bank_code: "KONBINI_MINISTOP" });
    const now = configuration({ max: "100000" }, { in_bank_code: "KONBINI_SEVEN_ELEVEN" });
    const limits = { min: "300", max: "150000" };
    expect(movedOffers(before, now, ACCOUNT)).toEqual([
      { method: "konbini-lawson", before: limits, now: { min: "300", max: "100000" } },
      { method: "konbini-seven-eleven", before: null, now: limits },
      { method: "konbini-ministop", before: limits, now: null },
    ]);
    expect(movedOffers(before, before, ACCOUNT)).toEqual([]);
  });

  it.each([
    ["D+7", 7],
    ["d0", 0],
    ["T+1", null],
    ["7", null],
    ["weekly", null],
    [null, null],
  ])("is settled, when the platform writes %j, after %j days", (cycle, days) => {
    expect(settlementDaysOf({ settlement: { mode: "1", cycle } })).toBe(days);
  });
});

describe("What the shop uses", () => {
  const settingOf = (choice?: object) =>
    readMethods(choice && { "konbini-lawson": { jpy: { enabled: true, ...choice } } })["konbini-lawson"].jpy;

  it.each([
    ["what the account has not", undefined, settingOf(), "missing"],
    ["nothing of what it has not", undefined, settingOf({ enabled: false }), undefined],
    ["the same limits", LAWSON, settingOf(), undefined],
    ["the same limits, with own ones inside", LAWSON, settingOf({ min: "500" }), undefined],
    ["other limits", { ...LAWSON, max: "300000" }, settingOf(), "limits"],
    [
      "the limits that were taken over",
      { ...LAWSON, max: "300000" },
      settingOf({ platform: { min: "300", max: "300000" } }),
      undefined,
    ],
    ["limits that the platform does not tell", { ...LAWSON, min: null, max: null }, settingOf(), undefined],
    ["what it once had not", LAWSON, settingOf({ enabled: false, off_because: "not_in_account" }), "back"],
    ["what somebody switched off", LAWSON, settingOf({ enabled: false }), undefined],
  ])("is compared: %s", (_what, offer, setting, difference) => {
    expect(differenceOf(offer, setting)).toBe(difference);
  });
});
