import {
  partsOf,
  readPosition,
  writePosition,
  type CollectOrderSort,
  type ListPosition,
} from "../ledger/list";

const NEWEST: CollectOrderSort = { by: "created_at", direction: "desc" };
const DEAREST: CollectOrderSort = { by: "amount", direction: "desc" };
const LAST_PAID: CollectOrderSort = { by: "paid_at", direction: "desc" };

describe("A place in a sorted list", () => {
  it.each<[CollectOrderSort, ListPosition]>([
    [NEWEST, { part: "with_value", value: "2026-11-26T03:04:05.123456Z", id: "hpco_1" }],
    [DEAREST, { part: "with_value", value: "12.30", id: "hpco_2" }],
    [LAST_PAID, { part: "without_value", value: "2026-11-26T03:04:05.123456Z", id: "hpco_3" }],
  ])("is read as it was written: %j", (sort, position) => {
    const written = writePosition(sort, position);
    expect(written).toMatch(/^[\w-]+$/);
    expect(readPosition(sort, written)).toEqual(position);
  });

  it("is none in a list that is sorted otherwise", () => {
    const written = writePosition(NEWEST, {
      part: "with_value",
      value: "2026-11-26T03:04:05.123456Z",
      id: "hpco_1",
    });
    expect(readPosition({ ...NEWEST, direction: "asc" }, written)).toBeUndefined();
    expect(readPosition(LAST_PAID, written)).toBeUndefined();
  });

  it.each([
    "",
    "x",
    "bnVsbA",
    forge(["created_at", "desc", "with_value", "now() OR 1=1", "hpco_1"]),
    forge(["created_at", "desc", "with_value", "2026-11-26T03:04:05.123456Z", "a'b"]),
    forge(["created_at", "desc", "with_value", "2026-11-26T03:04:05.123456Z", 7]),
    forge(["created_at", "desc", "with_value", "2026-02-30T03:04:05.123456Z", "hpco_1"]),
    forge(["created_at", "desc", "with_value", "2026-13-01T03:04:05.123456Z", "hpco_1"]),
    forge(["created_at", "desc", "with_value", 7, "hpco_1"]),
    forge(["created_at", "desc", "elsewhere", "2026-11-26T03:04:05.123456Z", "hpco_1"]),
    forge(["created_at", "desc", "with_value", null]),
  ])("is no other text: %j", (written) => {
    expect(readPosition(NEWEST, written)).toBeUndefined();
  });
});

describe("A list by the time of payment", () => {
  it("puts what is not paid last", () => {
    expect(partsOf(LAST_PAID, { applied: true })).toEqual(["with_value", "without_value"]);
  });

  it.each([
    [{ states: ["paid"] as const }, ["with_value"]],
    [{ states: ["open", "expired"] as const }, ["without_value"]],
    [{ paid: { from: new Date() } }, ["with_value"]],
  ])("does not look for what the filter leaves out: %j", (filter, parts) => {
    expect(partsOf(LAST_PAID, { applied: true, ...filter })).toEqual(parts);
  });
});

function forge(parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}
