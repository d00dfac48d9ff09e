import { csvLine } from "../export";

describe("A line of a CSV file", () => {
  it("ends as RFC 4180 has it, and quotes what needs it", () => {
    expect(
      csvLine([{ text: "山田 花子" }, { text: 'a "b", c' }, { text: "two\nlines" }, { text: null }]),
    ).toBe('山田 花子,"a ""b"", c","two\nlines",\r\n');
  });

  it.each(["=1+1", "+81", "-x", "@sum", "＝1", "＋1", "－1", "＠x", " =1", "\t=1", "\tx", "\rx"])(
    "does not let a spreadsheet take %j for a formula",
    (text) => {
      const [cell] = csvLine([{ text }, { text: "" }]).split(",");
      expect(cell.replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("keeps every digit of a long number", () => {
    expect(csvLine([{ text: "6026040100000001" }, { text: "123456789012345" }])).toBe(
      "'6026040100000001,123456789012345\r\n",
    );
  });

  it("leaves numbers and times of our own as they are", () => {
    expect(csvLine([{ value: "-41" }, { value: "2026-11-26 12:00:00" }, { value: null }])).toBe(
      "-41,2026-11-26 12:00:00,\r\n",
    );
  });
});
