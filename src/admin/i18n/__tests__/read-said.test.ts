import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import translations from "..";
import { readDifference, readField, readNote, readSaid } from "../read-said";
import type { Texts } from "../use-texts";

const SOURCES = ["payment", "modules/haipay", "providers"].map((room) => join(__dirname, "../../..", room));

/** Where a sentence is kept that a page shows later. */
const KEPT = [
  /last_error(?::| =)\s*(?:\w+\s*\?\s*)?["`]([^"`]+)["`]/g,
  /(?:"system"|actor_id),\s*["`]([A-Z][^"`]+)["`]/g,
  /note = ["`]([^"`]+)["`]/g,
  /\? "([A-Z][^"]+\.)"/g,
];

const [en, ja] = [textsOf("en"), textsOf("ja")];

describe("What the server wrote down in English", () => {
  it("is shown in Japanese, whichever of ours it is", () => {
    const kept = SOURCES.flatMap(filesIn)
      .map((file) => readFileSync(file, "utf8"))
      .flatMap((source) => KEPT.flatMap((pattern) => [...source.matchAll(pattern)].map((hit) => hit[1])))
      .map((words) =>
        words
          .replace("${refund.amount}", "300")
          .replace("${refund.currency.toUpperCase()}", "JPY")
          .replace(/\$\{[^}]+\}/g, "12"),
      );
    expect(kept.length).toBeGreaterThan(12);
    for (const words of kept) {
      const { text, original } = readSaid(words, ja);
      expect({ words, text, original }).toEqual({
        words,
        text: expect.stringMatching(/[ぁ-ん]/),
        original: undefined,
      });
    }
  });

  it.each([
    [
      "The platform at haipay.example was not reached: ECONNREFUSED. Nothing was sent: …",
      "HaiPayに接続できません",
    ],
    [
      "The platform answered /collect/query with HTTP 502 and HTML, and the request may have been carried out: …",
      "完全な応答",
    ],
    [
      "The platform at haipay.example did not answer, and the request may have been carried out: query …",
      "完全な応答",
    ],
    [
      'The platform refused /collect/apply with code 4002: "No permission". Look the code up in …',
      "拒否されました：No permission（コード：4002）",
    ],
    ["The platform refused /collect/apply without a code. Look the code up in …", "コード：–"],
    [
      "The signature of the platform's answer to /collect/query does not verify, so it …",
      "署名を検証できません",
    ],
    [
      "The platform's answer to /collect/query cannot be used: no JSON. It proves nothing: …",
      "読み取れませんでした",
    ],
    ["Some variant does not have the required inventory", "在庫が不足"],
  ])("is shortened, and kept for whoever asks: %s", (words, part) => {
    expect(readSaid(words, ja)).toEqual({ text: expect.stringContaining(part), original: words });
  });

  it("is named as a message, with its text beside it, when it was not foreseen", () => {
    expect(readSaid("Cannot read properties of undefined", ja)).toEqual({
      text: "MedusaまたはHaiPayからのメッセージ",
      original: "Cannot read properties of undefined",
    });
    expect(readSaid("残高不足", ja)).toEqual({ text: "残高不足" });
    expect(readSaid("Cannot read properties of undefined", en)).toEqual({
      text: "Cannot read properties of undefined",
    });
  });

  it("keeps the sums and numbers that it names", () => {
    expect(readSaid("Refund of 300 JPY recorded: T-1", ja).text).toBe("¥300の返金を記録しました：T-1");
    expect(readSaid("The purchase was paid by collect order hp12.", en).text).toBe(
      "The purchase was paid by another payment (hp12).",
    );
  });

  it("is a person's note where it is none of ours", () => {
    expect(readNote("Spoke to Ms Yamada.", ja)).toBe("Spoke to Ms Yamada.");
    expect(readNote("The order was cancelled.", ja)).toBe("注文がキャンセルされました。");
  });
});

describe("What differs", () => {
  const read = (written: string, texts: Texts) =>
    readDifference(written, "jpy", texts, (status) => `<${status}>`);

  it("is named and written for people", () => {
    expect(readField("actualAmount", ja)).toBe("入金額");
    expect(read("at least 1700, or 10 % less with the fee, for status 2", ja)).toBe(
      "¥1,700以上（HaiPayが手数料を差し引く場合は最大10%少ない額）",
    );
    expect(read("1700 jpy", ja)).toBe("¥1,700");
    expect(read("13 usd", en)).toBe("$13.00");
    expect(read("1500", ja)).toBe("¥1,500");
    expect(read("0 for status 3", ja)).toContain("0円");
    expect(read("status 2 or 5", ja)).toBe("入金済み");
    expect(read("status 3", ja)).toBe("<3>");
    expect(read("6026112810325921", ja)).toBe("6026112810325921");
    expect(read("usd", ja)).toBe("USD");
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.parentPath.includes("__tests__"),
    )
    .map((entry) => join(entry.parentPath, entry.name));
}

function textsOf(language: "en" | "ja"): Texts {
  const t: Texts["t"] = (key, values = {}) => {
    let found: unknown = translations[language].translation.haipay;
    for (const name of key.split(".")) found = (found as Record<string, unknown>)[name];
    return String(found).replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
  };
  return { t, language };
}
