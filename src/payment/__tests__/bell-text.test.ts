import { bellText } from "../mails/bell";

const paidTwice = { reason: "duplicate", display_id: 12, platform_order_id: "hp123" } as const;
const unknown = { reason: "unknown_order", display_id: null, platform_order_id: "hp123" } as const;

describe("The bell", () => {
  it("speaks the shop's language", () => {
    expect(bellText(paidTwice, "en")).toEqual({
      title: "Paid twice",
      description: "Order #12: see Japan payments.",
    });
    expect(bellText(paidTwice, "ja")).toEqual({
      title: expect.stringMatching(/^[^a-z]+$/i),
      description: "注文 #12：「日本の決済」をご確認ください。",
    });
  });

  it("speaks both where the shop's language is not known", () => {
    const { title, description } = bellText(paidTwice, undefined);
    expect(title).toMatch(/^Paid twice · [^a-z]+$/i);
    expect(description).toBe("Order #12: see Japan payments. 注文 #12：「日本の決済」をご確認ください。");
  });

  it("names what HaiPay calls it, where there is no order", () => {
    expect(bellText(unknown, "en").description).toBe("HaiPay order hp123: see Japan payments.");
  });
});
