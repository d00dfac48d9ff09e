import { parseDetails, readLanguageTag } from "../details";

const all = {
  name: "Hanako",
  phone: "090",
  email: "h@example.com",
  returnUrl: "https://shop.example",
  locale: "ja",
  browserKey: "0123456789abcdef",
};

describe("what a storefront sends with the choice of a method", () => {
  it("is taken field by field, trimmed", () => {
    expect(parseDetails(all)).toEqual(all);
    expect(parseDetails({ phone: "  090-1234-5678 \n" })).toEqual({ phone: "090-1234-5678" });
  });

  it.each([undefined, null, {}, [], "name", 5, true, () => "name"])("may be nothing: %p", (data) => {
    expect(parseDetails(data)).toEqual({});
  });

  it("counts empty values as absent", () => {
    expect(parseDetails({ name: "", phone: null, email: undefined })).toEqual({});
  });

  it("loses everything that is not on the list", () => {
    const smuggled = {
      ...all,
      collect_order_id: "hpco_other",
      session_id: "payses_other",
      orderId: "hp1",
      amount: "1",
      status: "paid",
      buyer_name: "x",
      Phone: "1",
    };
    expect(parseDetails(smuggled)).toEqual(all);
  });

  it.each([
    ["a prototype in the message", JSON.parse('{"__proto__":{"phone":"090"}}') as unknown],
    ["an inherited field", Object.create({ phone: "090" }) as unknown],
    ["a constructor", JSON.parse('{"constructor":{"prototype":{"phone":"090"}}}') as unknown],
  ])("is not taken from %s", (_, data) => {
    expect(parseDetails(data)).toEqual({});
    expect(({} as { phone?: string }).phone).toBeUndefined();
  });

  it.each([
    ["name", { name: 5 }, "data.name must be text."],
    ["phone", { phone: ["090"] }, "data.phone must be text."],
    ["email", { email: { address: "x" } }, "data.email must be text."],
    ["returnUrl", { returnUrl: true }, "data.returnUrl must be text."],
    ["locale", { locale: "j".repeat(2_001) }, "data.locale is too long."],
  ])("is refused with the field's name when %s is wrong", (_, data, message) => {
    expect(() => parseDetails(data)).toThrow(
      expect.objectContaining({ type: "invalid_data", message }) as Error,
    );
  });
});

describe("a language tag that comes with the request", () => {
  it.each(["ja", "ja-JP", "en_US", "zh-Hans-CN"])("%s is taken", (tag) => {
    expect(readLanguageTag(tag)).toBe(tag);
  });

  it.each([undefined, null, "", "<b>", "ja\u0000", "j".repeat(2_001), ["ja"], 5])("%j is none", (tag) => {
    expect(readLanguageTag(tag)).toBeUndefined();
  });
});
