import type { NeededField } from "../../../contract/store-api";
import { BUYER_WORDS } from "../../../platform/buyer-words";
import { checkDetails, emailProblem, nameProblem, phoneProblem } from "../fields";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";

const NEEDED = (["name", "phone", "email"] as const).map((field): NeededField => ({
  field,
  reason: { code: "missing", en: "", ja: "" },
}));

describe("The fields that the cart lacks", () => {
  it("are checked by the rules of the server, in its words", () => {
    expect(checkDetails(NEEDED, {}, JA)).toEqual({
      name: BUYER_WORDS.ja.name.missing,
      phone: BUYER_WORDS.ja.phone.missing,
      email: BUYER_WORDS.ja.email.missing,
    });
    expect(
      checkDetails(NEEDED, { name: "山田", phone: "＋８１ ９０ー１２３４ー５６７８", email: "a@b.jp" }, JA),
    ).toEqual({});
  });

  it("what the cart has is not asked for", () => {
    expect(checkDetails([], {}, EN)).toEqual({});
  });
});

describe("An address step knows", () => {
  it.each([
    ["+1 212 555 0100", "foreign"],
    ["9012345678", "no_zero"],
    ["090-1234", "length"],
    ["090-1234-567a", "characters"],
    ["0".repeat(65), "too_long"],
    ["", "missing"],
  ] as const)("that a phone number %s is %s", (phone, problem) => {
    expect(phoneProblem(phone, EN)).toBe(EN.phoneProblems[problem]);
    expect(phoneProblem("090-1234-5678", EN)).toBeUndefined();
  });

  it.each([
    ["", "missing"],
    ["hanako", "form"],
    ["hanako@example", "form"],
    ["山田@@example.jp", "form"],
    [`${"a".repeat(250)}@b.jp`, "too_long"],
  ] as const)("that an e-mail address %s is %s", (email, problem) => {
    expect(emailProblem(email, JA)).toBe(JA.emailProblems[problem]);
    expect(emailProblem(" a..b.@docomo.ne.jp ", JA)).toBeUndefined();
  });

  it("that a name without letters is none", () => {
    expect(nameProblem(" \u3000", EN)).toBe(EN.nameProblems.missing);
    expect(nameProblem("花".repeat(101), EN)).toBe(EN.nameProblems.too_long);
    expect(nameProblem("山田 花子", EN)).toBeUndefined();
  });
});
