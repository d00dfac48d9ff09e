import { LosslessNumber } from "lossless-json";
import { stringifyJson, type JsonObject } from "../../platform/json";
import { Shop } from "./shop";

interface Row {
  what: string;
  changes: JsonObject;
  code: string;
  words: string;
}
const field = (what: string, changes: JsonObject, words: string): Row => ({
  what,
  changes,
  words,
  code: "1001",
});

const YEN_ROWS: Row[] = [
  ...[
    "orderId",
    "name",
    "phone",
    "email",
    "amount",
    "payType",
    "inBankCode",
    "callBackUrl",
    "callBackFailUrl",
    "partnerUserId",
  ].flatMap((name) => [
    field(`no ${name}`, { [name]: undefined }, `${name} is missing`),
    field(`an empty ${name}`, { [name]: "" }, `${name} is missing`),
    field(`a number as ${name}`, { [name]: 1 }, `${name} must be a JSON string`),
  ]),
  field("an order id of 49 characters", { orderId: "x".repeat(49) }, "orderId must be at most 48"),
  field("a phone with hyphens", { phone: "090-1234-5678" }, "phone must be"),
  field("a phone with country code", { phone: "+819012345678" }, "phone must be"),
  field("a phone of 9 digits", { phone: "090123456" }, "phone must be"),
  field("a phone of 12 digits", { phone: "090123456789" }, "phone must be"),
  field("a phone that starts with 1", { phone: "19012345678" }, "phone must be"),
  field("an e-mail without @", { email: "taro.example.jp" }, "email must be"),
  field("an e-mail with a space", { email: "ta ro@example.jp" }, "email must be"),
  field("a name with a line break", { name: "a\nb" }, "name must be"),
  field("a partnerUserId with a space", { partnerUserId: "cus 01" }, "partnerUserId must be"),
  field("a Japanese partnerUserId", { partnerUserId: "太郎" }, "partnerUserId must be"),
  field("a callBackUrl without scheme", { callBackUrl: "shop.example/paid" }, "callBackUrl must be"),
  field("a script as callBackFailUrl", { callBackFailUrl: "javascript:alert(1)" }, "callBackFailUrl must be"),
  field("a line break in callBackUrl", { callBackUrl: "https://shop.example/\n" }, "callBackUrl must be"),
  field("an ftp notifyUrl", { notifyUrl: "ftp://shop.example/" }, "notifyUrl must be"),
  field(
    "a field that the protocol does not know",
    { callbackUrl: "https://a.example" },
    "callbackUrl is no field",
  ),
  { what: "yen with decimals", changes: { amount: "1200.00" }, code: "1004", words: "whole yen" },
  { what: "negative yen", changes: { amount: "-1200" }, code: "1004", words: "whole yen" },
  { what: "yen with a comma", changes: { amount: "1,200" }, code: "1004", words: "whole yen" },
  { what: "299 yen at a konbini", changes: { amount: "299" }, code: "1005", words: "between 300 and 150000" },
  { what: "150001 yen", changes: { amount: "150001" }, code: "1005", words: "between 300 and 150000" },
  {
    what: "an unknown channel",
    changes: { inBankCode: "PAYPAY" },
    code: "4002",
    words: "channel code does not exist",
  },
  {
    what: "the dollar code of a channel",
    changes: { inBankCode: "JP_KONBINI_LAWSON_USD" },
    code: "4002",
    words: "channel",
  },
  { what: "a konbini as e-wallet", changes: { payType: "EWALLET" }, code: "4002", words: "channel" },
];

const DOLLAR_ROWS: Row[] = [
  { what: "whole dollars", changes: { amount: "12" }, code: "1004", words: "two decimals" },
  { what: "one decimal", changes: { amount: "12.3" }, code: "1004", words: "two decimals" },
  { what: "three decimals", changes: { amount: "12.345" }, code: "1004", words: "two decimals" },
  {
    what: "1.98 dollars at a konbini",
    changes: { amount: "1.98" },
    code: "1005",
    words: "between 1.99 and 499.99",
  },
  { what: "500.00 dollars", changes: { amount: "500.00" }, code: "1005", words: "between 1.99 and 499.99" },
  {
    what: "the yen code of a channel",
    changes: { inBankCode: "KONBINI_LAWSON" },
    code: "4002",
    words: "channel",
  },
];

describe("a strict sandbox", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(() => shop.close());

  it.each(YEN_ROWS)("refuses an apply in yen with $what", async ({ changes, code, words }) => {
    const answer = await shop.postSigned("apply", shop.applyFields("jpy", changes), { path: "jpy" });
    expect(answer).toEqual({ status: "0", error: code, msg: expect.stringContaining(words) });
  });

  it.each(DOLLAR_ROWS)("refuses an apply in dollars with $what", async ({ changes, code, words }) => {
    const answer = await shop.postSigned("apply", shop.applyFields("usd", changes), { path: "usd" });
    expect(answer).toEqual({ status: "0", error: code, msg: expect.stringContaining(words) });
  });

  it("made no order of any of these and counted every refusal", async () => {
    expect(await shop.control.orders()).toEqual([]);
    const count = YEN_ROWS.length + DOLLAR_ROWS.length;
    expect(await shop.control.calls()).toMatchObject({ apply: count, query: 0, refused: count });
  });

  it("takes the fields of this table when nothing is wrong with them, and optional ones that are null or empty", async () => {
    const optional = { notifyUrl: null, subject: "", body: null };
    const answer = await shop.postSigned("apply", shop.applyFields("jpy", optional), { path: "jpy" });
    expect(answer.status).toBe("1");
  });

  it("refuses the appId of the other currency", async () => {
    const answer = await shop.postSigned("apply", shop.applyFields("usd"), { path: "jpy", keys: "usd" });
    expect(answer).toMatchObject({
      status: "0",
      error: "1003",
      msg: expect.stringContaining("belongs to USD"),
    });
  });

  it("refuses an appId that lost its last digit, one that is text and one that nobody has", async () => {
    const rounded = { appId: new LosslessNumber(String(Number(shop.sandbox.accounts.jpy.appId))) };
    const asText = { appId: shop.sandbox.accounts.jpy.appId };
    const words = await Promise.all(
      [rounded, asText, { appId: 1054 }].map(async (changes) => {
        const answer = await shop.postSigned("apply", shop.applyFields("jpy", changes), { path: "jpy" });
        expect(answer.error).toBe("1003");
        return answer.msg;
      }),
    );
    expect(words).toEqual([
      expect.stringContaining("lost digits"),
      expect.stringContaining("JSON number"),
      expect.stringContaining("does not exist"),
    ]);
  });

  it("refuses a signature of the other currency's keys, a changed field and a missing signature", async () => {
    const fields = shop.applyFields("jpy");
    const otherKeys = await shop.postSigned("apply", fields, { path: "jpy", keys: "usd" });
    expect(otherKeys.error).toBe("1002");
    const changed = await shop.postText("apply", stringifyJson({ ...fields, sign: "AAAA" }));
    expect(changed).toMatchObject({ error: "1002", msg: "sign verification failed" });
    const unsigned = await shop.postText("apply", stringifyJson(fields));
    expect(unsigned).toMatchObject({ error: "1001", msg: "sign is missing" });
  });

  it("says so when the right appId was signed with the other currency's secret and key", async () => {
    const fields = shop.applyFields("jpy");
    const answer = await shop.postSigned(
      "query",
      { appId: fields.appId, orderId: "x" },
      { path: "jpy", keys: "usd" },
    );
    expect(answer).toMatchObject({ error: "1002", msg: expect.stringContaining("keys of USD") });
  });

  it.each([
    ["no JSON", "amount=300", "application/json"],
    ["a list", "[]", "application/json"],
    ["nothing", "", "application/json"],
    ["a field twice", '{"orderId":"a","orderId":"b"}', "application/json"],
    ["a form", "{}", "application/x-www-form-urlencoded"],
  ])("refuses a body that is %s", async (_what, text, contentType) => {
    expect(await shop.postText("query", text, "jpy", contentType)).toMatchObject({
      status: "0",
      error: "1000",
    });
  });

  it("refuses a query without order id and one with a misspelt field", async () => {
    const { appId } = shop.applyFields("jpy");
    const missing = await shop.postSigned("query", { appId }, { path: "jpy" });
    expect(missing).toMatchObject({ error: "1001", msg: "orderId is missing" });
    const misspelt = await shop.postSigned("query", { appId, orderId: "a", orderNO: "1" }, { path: "jpy" });
    expect(misspelt).toMatchObject({ error: "1001", msg: expect.stringContaining("orderNO") });
  });

  it("answers HTTP 413 to a body beyond 64 KB", async () => {
    const response = await fetch(`${shop.sandbox.url}/jpy/collect/apply`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: " ".repeat(70_000),
    });
    expect(response.status).toBe(413);
  });
});
