import { mask } from "../ledger/history";

const PERSONAL = ["name", "phone", "email", "buyer_name", "buyer_phone", "buyer_email"];

describe("what goes into the history", () => {
  it.each(PERSONAL)("shows that there was a %s, and not which", (field) => {
    expect(mask({ [field]: "Hanako", amount: "1700" })).toEqual({ [field]: "***", amount: "1700" });
  });

  it("holds no signature", () => {
    expect(mask({ sign: "c2lnbmF0dXJl", orderNo: "1" })).toEqual({ orderNo: "1" });
  });

  it("is masked at every depth", () => {
    expect(mask({ request: { buyer: { phone: "09012345678", kept: true }, sign: "x" } })).toEqual({
      request: { buyer: { phone: "***", kept: true } },
    });
  });

  it("is masked inside lists, and takes over no prototype", () => {
    expect(mask({ buyers: [{ email: "hanako@example.com" }, 1] })).toEqual({ buyers: [{ email: "***" }, 1] });
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"amount":"1700"}') as Record<string, unknown>;
    expect(mask(hostile)).toEqual({ amount: "1700" });
    expect(Object.getPrototypeOf(mask(hostile))).toBe(Object.prototype);
  });

  it("keeps everything else as it is, and the payload untouched", () => {
    const when = new Date();
    const payload = { status: 2, when, none: null, missing: undefined, nested: { name: "Hanako" } };
    expect(mask(payload)).toEqual({
      status: 2,
      when,
      none: null,
      missing: undefined,
      nested: { name: "***" },
    });
    expect(payload.nested.name).toBe("Hanako");
  });
});
