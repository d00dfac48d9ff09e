import { csvLines, keepAsText } from "../export";

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

  it("keeps every digit of a long number", () => {
    expect(keepAsText("6026040100000001")).toBe("'6026040100000001");
  });

  it.each(["123456789012345", "山田 花子", "a=b", "", null])("stays as it is otherwise: %j", (text) => {
    expect(keepAsText(text)).toBe(text);
  });
});
