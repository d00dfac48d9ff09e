import { csvLines, keepAsNumber, keepAsText } from "../csv-text";

describe("Lines of a CSV file", () => {
  it("end as RFC 4180 has it, and quote what needs it", () => {
    expect(csvLines([["山田 花子", 'a "b", c', "two\nlines", "\r", " x", "x ", null], ["-41"]])).toBe(
      '山田 花子,"a ""b"", c","two\nlines","\r"," x","x ",\r\n-41\r\n',
    );
  });

  it("begin with the mark that Excel needs, where the file begins", () => {
    expect(csvLines([["状態"]], { bom: true })).toBe("\uFEFF状態\r\n");
  });
});

describe("A text in a spreadsheet", () => {
  it.each(["=1+1", "+81", "-x", "@sum", "＝1", "＋1", "－1", "＠x", " =1", "\t=1", "\tx", "\rx"])(
    "is not taken for a formula: %j",
    (text) => {
      expect(keepAsText(text)).toBe(`'${text}`);
    },
  );

  it.each(["6026040100000001", "0012", "7"])(
    "keeps every digit of a number that names something: %s",
    (digits) => {
      expect(keepAsNumber(digits)).toBe(`No.${digits}`);
    },
  );

  it.each([
    ["A-1", "A-1"],
    ["=1", "'=1"],
    [null, null],
  ])("and is otherwise as harmless: %j", (text, kept) => {
    expect(keepAsNumber(text)).toBe(kept);
  });

  it.each(["123456789012345", "山田 花子", "a=b", "", null])("stays as it is otherwise: %j", (text) => {
    expect(keepAsText(text)).toBe(text);
  });
});
