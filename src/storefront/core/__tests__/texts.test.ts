import { METHODS } from "../../../platform/catalogue";
import { PAY_STEPS } from "../../../platform/pay-steps";
import { EN as SLIP_EN } from "../slip/en";
import { JA as SLIP_JA } from "../slip/ja";
import { fill, loadTexts } from "../texts";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";

/** Every text by its path. */
function textsOf(texts: object, path = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === "string"
        ? [[path + key, text]]
        : Object.entries(textsOf(text as object, `${path}${key}.`)),
    ),
  );
}

describe("The texts", () => {
  it("have the same keys in both languages, none of them empty", () => {
    expect(Object.keys(textsOf(JA)).sort()).toEqual(Object.keys(textsOf(EN)).sort());
    const keysOfSlip = (texts: object) =>
      Object.keys(textsOf(texts)).filter((key) => !key.startsWith("numbers."));
    expect(keysOfSlip(SLIP_JA).sort()).toEqual(keysOfSlip(SLIP_EN).sort());
    for (const texts of [EN, JA, SLIP_EN, SLIP_JA]) expect(Object.values(textsOf(texts))).not.toContain("");
  });

  it("name the same values in both languages", () => {
    const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const [key, text] of Object.entries(textsOf(EN))) {
      // A button in Japanese says the method where English says less, and the other way round.
      if (/^(titles\.declined|left)/.test(key)) continue;
      expect([key, placesOf(textsOf(JA)[key])]).toEqual([key, placesOf(text)]);
    }
  });

  it.each([
    [/\btill\b|\bslip\b|(?<!\{)\bsum\b|E-wallet/i, EN],
    [/照会番号|お支払い票|お支払いにならないで|今すぐ確認|電子マネー|キャンセルとなる場合/, JA],
  ])("use none of the words that shoppers do not know: %s", (words, texts) => {
    for (const text of Object.values(textsOf(texts))) expect(text).not.toMatch(words);
  });

  it("are loaded in one language, with the shop's own where it has some, in part as well", async () => {
    const own = { print: "印刷", openPayPage: "開く", titles: { paid: "毎度！" } };
    const texts = await loadTexts("ja", own);
    expect([texts.openPayPage, texts.titles.paid, texts.titles.failed]).toEqual([
      "開く",
      "毎度！",
      JA.titles.failed,
    ]);
    expect(texts).not.toHaveProperty("print");
    expect(await loadTexts("fr")).toEqual(EN);
  });

  it("are filled with values, and with nothing that a name from elsewhere could bring", () => {
    expect(fill("{a} of {b}, {toString}", { a: "1", b: 2 })).toBe("1 of 2, {toString}");
  });

  it("have steps for every method in both languages", () => {
    for (const { id } of METHODS) {
      for (const language of ["ja", "en"] as const) {
        expect(PAY_STEPS[language][id].length).toBeGreaterThan(1);
        // What stands on a machine's button is said in the words that stand there.
        for (const { text, words } of PAY_STEPS[language][id]) if (words) expect(text).toContain(words);
      }
    }
  });
});
