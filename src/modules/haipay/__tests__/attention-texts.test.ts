import { attentionTexts } from "../attention-texts";
import { ATTENTION_REASONS } from "../ledger/attentions";

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

describe("What a merchant reads about an attention", () => {
  it.each(ATTENTION_REASONS)("%s: title, what happened and steps in both languages", (reason) => {
    const { en, ja } = attentionTexts(reason, true);
    expect(en.what_to_do.length).toBeGreaterThanOrEqual(3);
    expect(ja.what_to_do).toHaveLength(en.what_to_do.length);
    for (const text of [en.title, en.what_happened, ...en.what_to_do]) expect(text).not.toMatch(JAPANESE);
    for (const text of [ja.title, ja.what_happened, ...ja.what_to_do]) expect(text).toMatch(JAPANESE);
  });

  it("titles differ", () => {
    for (const language of ["en", "ja"] as const) {
      const titles = ATTENTION_REASONS.map((reason) => attentionTexts(reason, true)[language].title);
      expect(new Set(titles).size).toBe(ATTENTION_REASONS.length);
    }
  });

  it("the shopper's bank account is asked for only where the refund needs one", () => {
    const { en: withAccount, ja: withAccountInJapanese } = attentionTexts("late", true);
    const { en: without, ja: withoutInJapanese } = attentionTexts("late", false);
    expect(withAccount.what_to_do.filter((step) => !without.what_to_do.includes(step))).toEqual([
      expect.stringMatching(/^Ask the shopper for a bank account/),
    ]);
    expect(
      withAccountInJapanese.what_to_do.filter((step) => !withoutInJapanese.what_to_do.includes(step)),
    ).toEqual([expect.stringContaining("返金先の銀行口座")]);
  });
});
