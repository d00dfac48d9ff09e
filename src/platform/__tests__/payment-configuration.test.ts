import { parseJsonObject } from "../json";
import { readPaymentConfiguration } from "../payment-configuration";

function read(data: object) {
  return readPaymentConfiguration(parseJsonObject(JSON.stringify(data)), "compact");
}

const LIMIT = { singleMinAmount: "300.00", singleMaxAmount: "150000.00" };

describe("The payment configuration", () => {
  it("is read as the platform's documentation writes it", () => {
    const { methods, unknown, verified_as } = read({
      userId: "U-1",
      configs: [
        {
          appId: 1054,
          appName: "Shop",
          tranCode: "collect",
          tranType: "BANK_TRANSFER",
          currNo: "jpy",
          payMethods: [{ inBankCode: "KONBINI_LAWSON", name: "ローソン", limit: LIMIT }],
          feeRate: { feeType: "1", feeMode: "0", feeRate: "3.00", feeFixedValue: "20", degrees: [] },
          settlement: { stlMode: "1", stlCycle: "D+7" },
          supportRefund: false,
        },
      ],
    });
    expect({ methods, unknown, verified_as }).toEqual({
      verified_as: "compact",
      unknown: [],
      methods: [
        {
          app_id: "1054",
          transaction: "collect",
          pay_type: "BANK_TRANSFER",
          currency: "JPY",
          in_bank_code: "KONBINI_LAWSON",
          name: "ローソン",
          min: "300",
          max: "150000",
          fee: { type: "1", mode: "0", rate: "3.00", fixed: "20", degrees: null },
          settlement: { mode: "1", cycle: "D+7" },
          refunds: false,
        },
      ],
    });
  });

  it("is read in the forms of earlier versions: other names, limits of the whole product, codes as numbers", () => {
    const { methods } = read({
      configs: [{ tranCode: 15, payMethods: [{ code: "MERPAY" }], limit: LIMIT, supportRefund: "yes" }],
    });
    expect(methods).toEqual([
      expect.objectContaining({
        in_bank_code: "MERPAY",
        transaction: "15",
        min: "300",
        max: "150000",
        fee: null,
        settlement: null,
        refunds: null,
        app_id: null,
      }),
    ]);
  });

  it("keeps what it cannot read as it came", () => {
    const { methods, unknown } = read({
      configs: [
        "text",
        { payMethods: "none" },
        { payMethods: [{ name: "no code" }, { inBankCode: "AU_PAY", limit: { singleMinAmount: "much" } }] },
      ],
    });
    expect(unknown).toEqual(['"text"', '{"payMethods":"none"}', '{"name":"no code"}']);
    expect(methods).toEqual([expect.objectContaining({ in_bank_code: "AU_PAY", min: null, max: null })]);
    expect(read({ configs: { odd: 1 } }).unknown).toEqual(['{"odd":1}']);
    expect(read({})).toEqual({ verified_as: "compact", methods: [], unknown: [] });
  });

  it("keeps steps by sum as they came, and no more of a text than a person reads", () => {
    const degrees = [{ start: "0", end: "1000", value: "30" }];
    const { methods } = read({
      configs: [{ payMethods: [{ inBankCode: "AU_PAY", name: "n".repeat(2_000), feeRate: { degrees } }] }],
    });
    expect(methods[0]?.fee?.degrees).toBe(JSON.stringify(degrees));
    expect(methods[0]?.name).toHaveLength(501);
  });
});
