import type { Payment } from "../../../contract/store-api";
import { METHODS } from "../../../platform/catalogue";
import { drawQr, loadSlipWriter } from "../load-slip";
import { groupDigits } from "../slip/numbers";
import { drawStep } from "../slip/pictures";
import { payment, slip } from "./payments";

const write = async (changes: Partial<Payment>, locale = "ja") =>
  (await loadSlipWriter(locale)).write(payment(changes))!;

describe("A slip", () => {
  it("begins with the number for the till, grouped, under the chain's name for it, and copies the bare digits", async () => {
    const given = slip({ bank_no: "5454045741138", bank_code: "20020" });
    const sheet = await write({ slip: given });
    expect(sheet.number).toEqual({ label: "お客様番号", value: "5454 045 741 138", copy: "5454045741138" });
    expect(sheet.onPayPage).toBeUndefined();
    expect(sheet.facts).toEqual([
      { label: expect.stringContaining("確認番号"), value: "20020", copy: "20020" },
    ]);
    expect((await write({ slip: given, method: "konbini-seven-eleven" })).number?.label).toBe("払込票番号");
    // Whoever has the number need not open a page for it.
    expect(sheet.steps[0].text).toContain("Loppi");
  });

  it("without a number says where it is, and keeps the platform's own number for questions", async () => {
    const sheet = await write({ slip: slip({ platform_order_no: "6026112810235910" }) });
    expect(sheet.number).toBeUndefined();
    expect(sheet.onPayPage).toBe("お支払い番号は、次の画面に表示されます。");
    expect(sheet.reference).toBe("6026112810235910");
    expect(sheet.steps[0].text).toContain("お支払いページを開き");
  });

  it("has one deadline, or the slip's own and the order's, told apart by name", async () => {
    expect((await write({})).deadlines).toEqual([{ label: "お支払い期限", at: "2099-04-04T14:59:59.000Z" }]);
    const later = await write({ expires_at: "2099-04-10T14:59:59.000Z" });
    expect(later.deadlines).toEqual([
      { label: "払込票の有効期限", at: "2099-04-04T14:59:59.000Z" },
      { label: "ご注文のお取り置き期限", at: "2099-04-10T14:59:59.000Z" },
    ]);
    // Seconds apart are one deadline.
    expect((await write({ expires_at: "2099-04-04T14:59:00.000Z" })).deadlines).toHaveLength(1);
    expect((await write({ expires_at: null, slip: slip({ expires_at: null }) })).deadlines).toEqual([]);
  });

  it("asks for what is left of a transfer, and says what was due and what came", async () => {
    const transfer = { method: "gmo-aozora", kind: "bank_transfer" } as const;
    const sheet = await write({
      ...transfer,
      slip: slip({ bank_no: "7654321" }),
      received_amount: "1000",
      received_at: "2026-11-28T01:29:00.000Z",
    });
    expect(sheet.sum).toEqual({ label: "残り", value: "¥700", copy: "700" });
    expect(sheet.came).toMatchObject({
      due: { label: "ご請求額", value: "¥1,700" },
      received: { label: "ご入金済み", value: "¥1,000" },
      at: "2026-11-28T01:29:00.000Z",
    });
    expect(sheet.notes.join()).not.toContain("1回");
    const dollars = { ...transfer, currency_code: "usd", amount: "12.30" } as const;
    expect((await write({ ...dollars, received_amount: "12.1" })).sum.copy).toBe("0.20");
    expect((await write({ ...dollars })).sum).toMatchObject({ label: "お振込み金額", copy: "12.30" });
  });

  it.each(["GMO_AOZORA", "JP_GMO_AOZORA_USD", "KONBINI_LAWSON"])(
    "shows the bank's name and no code of the platform's such as %s",
    async (bank_code) => {
      const given = slip({ bank_no: "7654321", bank_code });
      const transfer = await write({ method: "gmo-aozora", kind: "bank_transfer", slip: given });
      expect(transfer.facts.map(({ value }) => value)).toEqual(["GMOあおぞらネット銀行", "普通", "7654321"]);
      expect((await write({ slip: given })).facts).toEqual([]);
    },
  );

  it("lists no account that the platform did not give", async () => {
    const sheet = await write({ method: "gmo-aozora", kind: "bank_transfer" });
    expect([sheet.facts, sheet.onPayPage]).toEqual([[], "振込先口座は、次の画面に表示されます。"]);
  });

  it("is nothing when there is nothing to pay", async () => {
    expect((await loadSlipWriter("en")).write(payment({ slip: null }))).toBeUndefined();
  });

  it("has the shop's own steps and words where it has some, and a file name without forbidden signs", async () => {
    const own = { steps: { "konbini-lawson": ["Loppiで払う"] }, print: "印刷", titles: { paid: "済" } };
    const writer = await loadSlipWriter("ja", own);
    const sheet = writer.write(payment({ display_id: 7 }))!;
    expect(sheet.steps).toEqual([{ text: "Loppiで払う" }]);
    expect(writer.texts.print).toBe("印刷");
    expect(writer.fileNameOf(sheet)).toBe("お支払いのご案内 #7 ローソン");
    expect(writer.fileNameOf({ ...sheet, methodName: 'a/b:"c"' })).not.toMatch(/[/:"]/);
  });

  it("is written for every method in both languages", async () => {
    for (const { id, kind, name } of METHODS) {
      for (const locale of ["ja", "en"]) {
        const sheet = await write({ method: id, kind, method_name: name }, locale);
        expect([sheet.steps.length > 1, sheet.payPage]).toEqual([true, "https://pay.example/1"]);
      }
    }
  });
});

describe("A number in groups", () => {
  it.each([
    ["12345", "12345"],
    ["123456", "123 456"],
    ["1234567", "1234 567"],
    ["123456789", "123 456 789"],
    ["1234567890", "1234 567 890"],
    ["12345678901", "1234 5678 901"],
    ["123456789012", "1234 5678 9012"],
    ["5454045741138", "5454 045 741 138"],
    ["6026112810235910", "6026 1128 1023 5910"],
    ["AB123", "AB123"],
  ])("%s is %s, and no digit gets lost", (number, grouped) => {
    expect(groupDigits(number)).toBe(grouped);
    expect(grouped.replace(/ /g, "")).toBe(number);
  });

  it("loses no digit at any length", () => {
    for (let length = 1; length <= 40; length++) {
      const number = "1234567890".repeat(4).slice(0, length);
      expect(groupDigits(number).replace(/ /g, "")).toBe(number);
    }
  });
});

describe("Drawings", () => {
  it("show the button's own label, whatever it is, without any markup in it", () => {
    const drawn = drawStep({ text: "", picture: "terminal", words: '<b>"&' });
    expect(drawn).toMatch(/^<svg .*<\/svg>$/);
    expect(drawn).toContain("&#60;b&#62;&#34;&#38;");
    expect(drawStep({ text: "no picture" })).toBe("");
  });

  it("a QR code is a square with its border, of modules that stand in it", async () => {
    const { path, size } = await drawQr("https://pay.example/1");
    // Version 2 at least, and a border of four on each side.
    expect(size).toBeGreaterThanOrEqual(25 + 8);
    const modules = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(modules.length).toBeGreaterThan(100);
    for (const [x, y] of modules) for (const at of [x, y]) expect(at >= 4 && at < size - 4).toBe(true);
  });
});
