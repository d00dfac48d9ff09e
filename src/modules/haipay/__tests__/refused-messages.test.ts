import { RefusedMessages } from "../refused-messages";

class Forged extends Error {
  override readonly name = "Forged";
}
class Broken extends Error {
  override readonly name = "Broken";
}

let lines: string[];
let refused: RefusedMessages;

beforeEach(() => {
  jest.useFakeTimers();
  lines = [];
  refused = new RefusedMessages({ warn: (line: unknown) => void lines.push(String(line)) });
});
afterEach(() => jest.useRealTimers());

it("logs the first of each kind at once", () => {
  refused.note(new Forged("one"));
  refused.note(new Broken("two"));
  expect(lines).toEqual([
    "HaiPay: a notification was refused: one",
    "HaiPay: a notification was refused: two",
  ]);
});

it("says once a minute how many more there were, as long as it goes on", async () => {
  for (const n of [1, 2, 3]) refused.note(new Forged(`no. ${n}`));
  await jest.advanceTimersByTimeAsync(60_000);
  refused.note(new Forged("no. 4"));
  expect(lines.slice(1)).toEqual([
    "HaiPay: 2 more notifications were refused within a minute, the last one: no. 3",
  ]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(lines.slice(2)).toEqual([
    "HaiPay: 1 more notifications were refused within a minute, the last one: no. 4",
  ]);
});

it("logs the next one at once when it was quiet for a minute", async () => {
  refused.note(new Forged("early"));
  await jest.advanceTimersByTimeAsync(60_000);
  refused.note(new Forged("late"));
  expect(lines[1]).toBe("HaiPay: a notification was refused: late");
});

it("says at the end what was not said yet, once", () => {
  refused.note(new Forged("first"));
  refused.note(new Forged("second"));
  refused.close();
  refused.close();
  expect(lines[1]).toMatch(/1 more .* second$/);
  expect(lines).toHaveLength(2);
});
