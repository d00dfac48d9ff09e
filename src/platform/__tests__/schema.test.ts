import { z } from "zod";
import { parseJson, type JsonObject } from "../json";
import { appliedOrderSchema, applyRequestSchema, queriedOrderSchema, queryRequestSchema } from "../schema";
import { describeIssues } from "../schema-fields";

const request = {
  appId: "1054",
  orderId: "M1",
  name: "山田 太郎",
  phone: "09012345678",
  email: "taro@shop.example",
  amount: "300",
  payType: "BANK_TRANSFER",
  inBankCode: "KONBINI_LAWSON",
  callBackUrl: "https://shop.example/paid",
  callBackFailUrl: "http://shop.example/failed",
  partnerUserId: "cus_01",
};
const applied = { orderId: "M1", orderNo: "6023", payUrl: "https://pay.example/1" };
const queried = { orderId: "M1", orderNo: "6023", amount: "500.00", status: 2, actualAmount: "500.0" };

/** What the schema finds wrong; "" when nothing is. */
function problemsOf(schema: z.ZodType, value: JsonObject): string {
  // As it comes over the wire, where numbers keep their written form.
  const reading = schema.safeParse(parseJson(JSON.stringify(value)));
  return reading.success ? "" : describeIssues(reading.error);
}

function read<Value>(schema: z.ZodType<Value>, value: JsonObject): Value {
  return schema.parse(parseJson(JSON.stringify(value)));
}

const inYen = (changes: JsonObject) => problemsOf(applyRequestSchema("jpy"), { ...request, ...changes });
const inDollars = (amount: string) => problemsOf(applyRequestSchema("usd"), { ...request, amount });

describe("A request to create an order", () => {
  it.each(["1", "10", "999999999"])("takes ¥%s", (amount) => expect(inYen({ amount })).toBe(""));

  it.each(["0", "01", "1.0", "", "-1", "1e3", " 1", "1 ", "¥1"])("does not take %j for yen", (amount) => {
    expect(inYen({ amount })).toBe('amount must be whole yen such as "1200"');
  });

  it.each(["0.01", "0.99", "0.10", "1.00", "10.00", "12.34", "100.00"])("takes $%s", (amount) => {
    expect(inDollars(amount)).toBe("");
  });

  it.each(["0.00", "00.01", "01.00", "1", "1.0", "1.000", "1,00", ".50", " 1.00", "1.00 ", "1x00"])(
    "does not take %j for dollars",
    (amount) => expect(inDollars(amount)).toBe('amount must be dollars with two decimals such as "12.34"'),
  );

  it("takes each field at its longest, and not one character more", () => {
    const longest = {
      appId: "9".repeat(19),
      orderId: "M".repeat(48),
      name: "山".repeat(100),
      email: `${"a".repeat(246)}@x.email`,
      callBackUrl: `https://x.example/${"a".repeat(2030)}`,
    };
    for (const [field, value] of Object.entries(longest)) {
      expect(inYen({ [field]: value })).toBe("");
      expect(inYen({ [field]: value.replace(/(?=.$)/u, value.at(-1) as string) })).toMatch(
        new RegExp(`^${field} must `),
      );
    }
  });

  it.each([
    ["appId", "0", "must be the account's number of 1 to 19 digits"],
    ["appId", "1054 ", "must be the account's number of 1 to 19 digits"],
    ["orderId", "", "must have 1 to 48 letters, digits or signs without spaces"],
    ["orderId", "M\u007f", "must have 1 to 48 letters, digits or signs without spaces"],
    ["orderId", "é", "must have 1 to 48 letters, digits or signs without spaces"],
    ["name", "", "must not be empty"],
    ["name", 5, "must be text"],
    ["name", "山".repeat(101), "must have at most 100 characters"],
    ["phone", "9012345678", "must start with 0 and have 10 or 11 digits"],
    ["phone", "012345678", "must start with 0 and have 10 or 11 digits"],
    ["phone", "012345678901", "must start with 0 and have 10 or 11 digits"],
    ["phone", "x0123456789", "must start with 0 and have 10 or 11 digits"],
    ["phone", 5, "must be text"],
    ["email", 5, "must be text"],
    ["email", "a@b c", "must be an e-mail address"],
    ["email", "a b@c", "must be an e-mail address"],
    ["email", "@c", "must be an e-mail address"],
    ["email", "a@", "must be an e-mail address"],
    ["email", "a@b@c", "must be an e-mail address"],
    ["email", `${"a".repeat(250)}@b.cd`, "must have at most 254 characters"],
    ["amount", 300, "must be text"],
    ["payType", "CARD", "must be EWALLET or BANK_TRANSFER"],
    ["inBankCode", "konbini", "must be a code of protocol §5"],
    ["inBankCode", "A-B", "must be a code of protocol §5"],
    ["inBankCode", "", "must be a code of protocol §5"],
    ["inBankCode", 5, "must be text"],
    ["callBackUrl", 5, "must be an address"],
    [
      "callBackFailUrl",
      "xhttps://a.example",
      "must be an http or https address of at most 2048 characters without spaces",
    ],
    [
      "callBackUrl",
      "https://a.example/\u0000",
      "must be an http or https address of at most 2048 characters without spaces",
    ],
    ["notifyUrl", "https://", "must be an http or https address of at most 2048 characters without spaces"],
    ["subject", "", "must not be empty"],
    ["body", 5, "must be text"],
    ["partnerUserId", "a b", "must be letters, digits and -~!@#$%&*()_"],
    ["partnerUserId", 5, "must be text"],
  ])("says of %s %j what is wrong", (field, value, problem) => {
    expect(inYen({ [field]: value })).toBe(`${field} ${problem}`);
  });

  it.each([
    ["phone", "0312345678"],
    ["payType", "EWALLET"],
    ["inBankCode", "A_1"],
    ["callBackUrl", "HTTPS://Shop.example/a?b=c#d"],
    ["orderId", "!~"],
    ["notifyUrl", "https://a.example"],
    ["subject", "ご注文"],
    ["body", "x"],
  ])("takes the %s %j", (field, value) => {
    expect(inYen({ [field]: value })).toBe("");
  });

  it("refuses a field that the protocol does not list", () => {
    expect(inYen({ bankCode: "x" })).toBe('Unrecognized key: "bankCode"');
    expect(problemsOf(queryRequestSchema, { appId: "1", orderId: "M1", sign: "x" })).toMatch(/sign/);
  });

  it("names five wrong fields at most, each once", () => {
    const problems = inYen({ orderId: "", name: "", phone: "", email: "", amount: "", payType: "" });
    expect(problems.split("; ").map((one) => one.split(" ")[0])).toEqual([
      "orderId",
      "name",
      "phone",
      "email",
      "amount",
    ]);
  });
});

describe("What is wrong with a field inside another one", () => {
  it("is told with the way to it", () => {
    const nested = z.object({ order: z.object({ sum: z.string("must be text") }) });
    expect(problemsOf(nested, { order: { sum: 5 } })).toBe("order.sum must be text");
  });
});

describe("A question about an order", () => {
  it("takes the platform's number of at most 64 characters, or none", () => {
    const question = { appId: "1054", orderId: "M1" };
    expect(problemsOf(queryRequestSchema, question)).toBe("");
    expect(problemsOf(queryRequestSchema, { ...question, orderNo: "6".repeat(64) })).toBe("");
    expect(problemsOf(queryRequestSchema, { ...question, orderNo: "6".repeat(65) })).toBe(
      "orderNo must have 1 to 64 letters, digits or signs without spaces",
    );
    expect(problemsOf(queryRequestSchema, { ...question, orderId: "M".repeat(49) })).toMatch(/1 to 48/);
  });
});

describe("An order as it was created", () => {
  it("has its pay address, and what it has besides when something is said", () => {
    const said = { bankCode: "0310", bankNo: 1234567, qrCode: "q\u0000\n".repeat(200) };
    expect(read(appliedOrderSchema, { ...applied, ...said })).toEqual({
      ...applied,
      bankCode: "0310",
      bankNo: "1234567",
      qrCode: said.qrCode,
    });
    expect(read(appliedOrderSchema, { ...applied, bankCode: "", bankNo: null })).toEqual(applied);
  });

  it.each([
    ["orderId", null, "must be text or a number"],
    ["orderNo", "6".repeat(65), "must have 1 to 64 letters, digits or signs without spaces"],
    [
      "payUrl",
      "javascript:alert(1)",
      "must be an http or https address of at most 2048 characters without spaces",
    ],
    ["qrCode", {}, "must be text or a number"],
  ])("is refused for the %s %j", (field, value, problem) => {
    expect(problemsOf(appliedOrderSchema, { ...applied, [field]: value })).toBe(`${field} ${problem}`);
  });
});

describe("An order as it was asked about", () => {
  it("has exact sums, and nothing received and no fee where none is told", () => {
    expect(read(queriedOrderSchema, { ...queried, fee: 12.5, payTime: "2026-04-01 12:00:00" })).toEqual({
      ...{ orderId: "M1", orderNo: "6023", status: 2, errorMsg: undefined, currency: undefined },
      ...{ amount: "500", actualAmount: "500", fee: "12.5", inBankCode: undefined },
      payTime: new Date("2026-04-01T03:00:00Z"),
    });
    expect(
      read(queriedOrderSchema, { ...queried, status: 1, actualAmount: null, payTime: "" }),
    ).toMatchObject({
      actualAmount: "0",
      fee: "0",
      payTime: undefined,
    });
  });

  it.each([2, 4, 5])("must tell what was received when its status is %i", (status) => {
    for (const actualAmount of [undefined, null, ""]) {
      expect(problemsOf(queriedOrderSchema, { ...queried, status, actualAmount })).toBe(
        "actualAmount must be there when the status is 2, 4 or 5",
      );
    }
    expect(problemsOf(queriedOrderSchema, { ...queried, status, actualAmount: "0" })).toBe("");
  });

  it.each([-1, 0, 1, 3])("need not tell it when its status is %i", (status) => {
    expect(problemsOf(queriedOrderSchema, { ...queried, status, actualAmount: null })).toBe("");
  });

  it.each([
    ["orderId", undefined, "must be text or a number"],
    ["orderNo", "6".repeat(65), "must have 1 to 64 letters, digits or signs without spaces"],
    ["amount", "", "must be a plain decimal number"],
    ["actualAmount", "-1", "must be a plain decimal number"],
    ["fee", "1e3", "must be a plain decimal number"],
    ["status", "02", "must be one of -1, 0, 1, 2, 3, 4, 5"],
    ["payTime", "2026-02-30 00:00:00", "must be a possible time as yyyy-MM-dd HH:mm:ss"],
    ["currency", [], "must be text or a number"],
  ])("is refused for the %s %j", (field, value, problem) => {
    expect(problemsOf(queriedOrderSchema, { ...queried, [field]: value })).toBe(`${field} ${problem}`);
  });
});
