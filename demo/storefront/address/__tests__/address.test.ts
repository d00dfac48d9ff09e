import { JA as KIT } from "../../../../src/storefront/core/texts/ja";
import { JA } from "../../texts/ja";
import { checkAddress, tidy } from "../check-address";
import { FIELD_NAMES, fieldsOf, type Values } from "../fields";
import { lookUpPostcode } from "../look-up-postcode";
import { prefectureInEnglish, prefectureOf, PREFECTURES } from "../prefectures";
import { suggestEmail } from "../suggest-email";
import { evenWidths, readPostcode } from "../widths";

const WORDS = { shop: JA.address, kit: KIT };
const NOTHING = Object.fromEntries(FIELD_NAMES.map((name) => [name, ""])) as Values;
const GOOD: Values = {
  ...NOTHING,
  email: "hanako@example.jp",
  last_name: "山田",
  first_name: "花子",
  postal_code: "1000005",
  province: "東京都",
  city: "千代田区",
  address_1: "丸の内1-9-1",
  phone: "090-1234-5678",
};

describe("what is typed into an address", () => {
  it.each([
    ["１００ー０００５", "100-0005"],
    ["ﾔﾏﾀﾞ", "ヤマダ"],
    ["代官山町１−２ー３", "代官山町1-2-3"],
    ["  スーパー　コーポ ", "スーパー コーポ"],
  ])("%s goes on as %s", (typed, sent) => {
    expect(evenWidths(typed)).toBe(sent);
  });

  it.each([
    ["1000005", "100-0005"],
    ["〒100-0005", "100-0005"],
    ["１００ー０００５", "100-0005"],
    ["abc", undefined],
    ["100-000", undefined],
    ["10000055", undefined],
  ])("%s is the postcode %s", (typed, postcode) => {
    expect(readPostcode(typed)).toBe(postcode);
  });

  it("is sent tidied: the postcode with its hyphen, the reading of a name in katakana", () => {
    const tidied = tidy({ ...GOOD, last_name_kana: "やまだ", first_name_kana: "ﾊﾅｺ" }, "jp");
    expect(tidied).toMatchObject({
      postal_code: "100-0005",
      last_name_kana: "ヤマダ",
      first_name_kana: "ハナコ",
    });
    expect(tidy({ ...GOOD, postal_code: "10001" }, "us").postal_code).toBe("10001");
  });
});

describe("an address", () => {
  it("that is right has no problem, and one that is empty one for each field that is needed", () => {
    expect(checkAddress(GOOD, "jp", WORDS)).toEqual({});
    const needed = fieldsOf("jp").filter(({ required }) => required);
    expect(Object.keys(checkAddress(NOTHING, "jp", WORDS))).toEqual(needed.map(({ name }) => name));
  });

  it.each([
    [{ email: "hanako" }, "email", KIT.emailProblems.form],
    [{ postal_code: "abc" }, "postal_code", JA.address.postalCodeWrong],
    [{ phone: "+1 212 555 0123" }, "phone", KIT.phoneProblems.foreign],
    [{ last_name_kana: "Yamada" }, "last_name_kana", JA.address.kanaOnly],
    [{ last_name: "山".repeat(120) }, "last_name", KIT.nameProblems.too_long],
  ] as const)("with %j says so at %s", (wrong, field, problem) => {
    expect(checkAddress({ ...GOOD, ...wrong }, "jp", WORDS)).toEqual({ [field]: problem });
  });

  it("abroad needs no Japanese phone number and no seven digits", () => {
    const abroad = { ...GOOD, postal_code: "10001", phone: "+1 212 555 0123" };
    expect(checkAddress(abroad, "us", WORDS)).toEqual({});
    expect(checkAddress({ ...abroad, phone: "" }, "us", WORDS)).toEqual({});
  });
});

describe("what fills in by itself", () => {
  it("is the place of a postcode, or nothing", async () => {
    expect(await lookUpPostcode("150-0034")).toEqual({
      province: "東京都",
      city: "渋谷区",
      area: "代官山町",
    });
    expect(await lookUpPostcode("999-9999")).toBeUndefined();
  });

  it("is a prefecture of the 47 by either of its names", () => {
    expect(PREFECTURES).toHaveLength(47);
    expect([prefectureOf("Tokyo"), prefectureOf("京都府"), prefectureOf("NY")]).toEqual([
      "東京都",
      "京都府",
      "",
    ]);
    expect([prefectureInEnglish("東京都"), prefectureInEnglish("NY")]).toEqual(["Tokyo", "NY"]);
  });

  it.each([
    ["hanako@gmial.com", "hanako@gmail.com"],
    ["hanako@docmo.ne.jp", "hanako@docomo.ne.jp"],
    ["hanako@example.jp", undefined],
    ["hanako@gmail.com", undefined],
    ["hanako@example.com", undefined],
    ["hanako@haipay.example", undefined],
    ["hanako@mail.example.co.jp", undefined],
  ])("is what was meant by %s: %s", async (typed, meant) => {
    expect(await suggestEmail(typed)).toBe(meant);
  });
});
