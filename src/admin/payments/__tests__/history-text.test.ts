import type { ShownHistoryEntry } from "../../../contract/admin-api";
import type { Wire } from "../../client/wire";
import { entryText, type Words } from "../history-text";

const WORDS: Words = {
  t: (key, values) => `${key} ${JSON.stringify(values ?? {})}`,
  language: "en",
  reasonName: (reason) => reason,
};

function wordsOf(errorMsg: string | undefined) {
  const entry = {
    id: "hphist_1",
    at: "2026-11-28T00:00:00.000Z",
    kind: "answer",
    actor: null,
    payload: { status: 3, actualAmount: "0", fee: "0", errorMsg },
  } as unknown as Wire<ShownHistoryEntry>;
  return entryText(entry, "jpy", WORDS).words;
}

describe("What HaiPay says of a failure, in a payment's history", () => {
  it("stands there as it came", () => {
    expect(wordsOf("余额不足")).toBe("余额不足");
  });

  it.each([
    "HttpStatus:500",
    "HttpStatus: 503 Service Unavailable",
    "java.net.SocketTimeoutException: Read timed out",
  ])("is named as HaiPay's own trouble: %s", (words) => {
    expect(wordsOf(words)).toBe(`payments.history.platformTrouble ${JSON.stringify({ words })}`);
  });

  it.each([undefined, "", "NULL"])("is left out when it says nothing: %s", (words) => {
    expect(wordsOf(words)).toBeUndefined();
  });

  it("does not count a status of another kind as HaiPay's failure", () => {
    expect(wordsOf("HttpStatus:404")).toBe("HttpStatus:404");
  });
});
