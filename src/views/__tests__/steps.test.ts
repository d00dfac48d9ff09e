import type { ShownStep } from "../../contract/steps";
import { writeAccountLetter, writeRestLetter } from "../letters";
import { areDone } from "../steps";

function step(is_done: boolean, way: number | null, is_optional = false): ShownStep {
  return { act: "ask_platform", currency_code: "jpy", is_done, way, is_optional };
}

describe("An attention's steps are done", () => {
  it("when one way is walked to its end", () => {
    expect(areDone([step(false, 1), step(true, 2), step(true, 2)])).toBe(true);
    expect(areDone([step(false, 1), step(true, 2), step(false, 2)])).toBe(false);
  });

  it("only with what every way needs", () => {
    expect(areDone([step(false, null), step(true, 1)])).toBe(false);
    expect(areDone([step(true, null), step(true, 1)])).toBe(true);
  });

  it("whatever stands beside the way, and never where there is none", () => {
    expect(areDone([step(true, null), step(false, null, true)])).toBe(true);
    expect(areDone([step(true, null, true)])).toBe(false);
    expect(areDone([])).toBe(false);
  });
});

describe("A text for the shopper", () => {
  const row = {
    erased_at: null,
    locale: "ja-JP",
    buyer_name: "山田花子",
    currency: "jpy",
    method: "gmo-aozora",
  } as const;
  const slip = {
    pay_url: "https://pay.example/1",
    bank_no: "1234567",
    expires_at: null,
    slip_expires_at: new Date("2026-12-01T14:59:00Z"),
  };
  const facts = { row, shop_name: "茶舗", display_id: 16, slip };

  it("is in their language and names what is missing and how to pay it", () => {
    const { language, text } = writeRestLetter(facts, "700", "1000") ?? {};
    expect(language).toBe("ja");
    for (const part of ["山田花子 様", "#16", "¥1,000", "残額¥700", "1234567", "12月1日（火）23:59", "茶舗"])
      expect(text).toContain(part);
    const english = writeRestLetter({ ...facts, row: { ...row, locale: "en" }, slip: null }, "700", "1000");
    expect(english?.text).toContain("¥700 is still missing");
    expect(english?.text).not.toContain("Payment page");
  });

  it("asks for an account, and is none when their data were erased", () => {
    expect(writeAccountLetter(facts, "300")?.text).toContain("¥300を返金");
    expect(writeAccountLetter({ ...facts, row: { ...row, erased_at: new Date() } }, "300")).toBeNull();
  });
});
