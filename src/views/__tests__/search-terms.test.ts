import { HIRAGANA, KATAKANA } from "../../platform/kana";
import { readSearch } from "../search-terms";

describe("What is typed into the search", () => {
  it.each([
    ["¥1,700", { amount: "1700" }],
    ["￥１，７００", { amount: "1700" }],
    ["1700円", { amount: "1700" }],
    ["1700", { amount: "1700" }],
    ["$12.30", { amount: "12.30" }],
    ["1,70", {}],
    ["#12", {}],
    ["090-1234-5678", { phone: "09012345678", slip: "09012345678" }],
    ["(090) 1234 5678", { phone: "09012345678", slip: "09012345678" }],
    ["+81 90 1234 5678", { phone: "09012345678" }],
    ["+81 (0)90 1234 5678", { phone: "09012345678" }],
    ["００８１９０１２３４５６７８", { phone: "09012345678", slip: "00819012345678" }],
    ["5 454 045 741 138", { slip: "5454045741138" }],
    ["ヤマダ　ハナコ", { name: "やまだはなこ" }],
    ["ﾔﾏﾀﾞ", { name: "やまだ" }],
    ["Stone", { name: "stone" }],
    ["hanako@example.com", {}],
    ["order_01", {}],
    ["%", {}],
  ])("%s can mean %j", (text, terms) => {
    expect(readSearch(text)).toEqual(terms);
  });

  it("has a hiragana for every katakana", () => {
    expect(KATAKANA).toHaveLength(HIRAGANA.length);
    expect([KATAKANA.at(0), KATAKANA.at(-1), HIRAGANA.at(0), HIRAGANA.at(-1)]).toEqual([
      "ァ",
      "ヶ",
      "ぁ",
      "ゖ",
    ]);
  });
});
