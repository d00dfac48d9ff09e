import type { MailData, MailKind } from "../../contract/mails";
import { METHODS } from "../../platform/catalogue";
import { writeMail } from "../mails/write-mail";

function about(changes: Partial<MailData> = {}): MailData {
  return {
    kind: "slip",
    language: "en",
    is_test: false,
    shop_name: "Tea & Co",
    shop_contact: null,
    medusa_order_id: "order_1",
    order_number: "#12",
    order_url: "https://shop.example/payment?payment_token=hppt_1",
    goods: [{ title: "Sencha", variant: "100 g", quantity: 2 }],
    method: "konbini-lawson",
    method_name: "Lawson",
    payment_kind: "konbini",
    currency_code: "jpy",
    amount: "1700",
    sum_text: "¥1,700",
    received_amount: null,
    received_text: null,
    rest_text: null,
    expires_at: "2026-04-04T14:59:59.000Z",
    deadline_text: "Sat 4 April 2026, 23:59 (Japan time)",
    paid_at: null,
    paid_text: null,
    pay_url: "https://pay.example/1",
    bank_code: null,
    bank_no: null,
    qr_code: null,
    steps: ["Open the page.", "Pay."],
    is_new_slip: false,
    order_cancelled: false,
    ...changes,
  };
}

describe("A mail", () => {
  it("says what, how much, until when, where and how", () => {
    expect(writeMail(about()).content.text).toBe(
      [
        "Thank you for your order. Please pay with Lawson before the deadline.",
        "",
        "Order: #12",
        "Amount due: ¥1,700",
        "Payment method: Lawson",
        "Pay by: Sat 4 April 2026, 23:59 (Japan time)",
        "",
        "Open the payment page: ",
        "https://pay.example/1",
        "See your order's payment: ",
        "https://shop.example/payment?payment_token=hppt_1",
        "",
        "Items",
        "- Sencha (100 g) × 2",
        "",
        "How to pay",
        "1. Open the page.",
        "2. Pay.",
        "",
        "If the payment page says otherwise, follow the payment page.",
        "Questions? Please contact Tea & Co.",
        "",
        "-- ",
        "Tea & Co",
        "",
      ].join("\n"),
    );
  });

  it.each(["paid", "expired"] as const)("%s asks nobody to pay", (kind) => {
    const { text, html } = writeMail(about({ kind, pay_url: null, steps: [] })).content;
    for (const body of [text, html]) {
      expect(body).not.toContain("https://pay.example");
      expect(body).not.toContain("How to pay");
    }
  });

  it("asks for the rest after a part has come, never for the whole again", () => {
    const data = about({
      kind: "reminder",
      received_amount: "1000",
      received_text: "¥1,000",
      rest_text: "¥700",
    });
    const { text } = writeMail(data).content;
    expect(text).toContain("¥700 is still to be paid.");
    expect(text).toContain("Still to be paid: ¥700\nReceived so far: ¥1,000\nTotal: ¥1,700");
    expect(text).not.toContain("Amount due");
  });

  it("says that earlier instructions are void where there are any", () => {
    const { text } = writeMail(about({ language: "ja", is_new_slip: true })).content;
    expect(text).toContain("以前のご案内でのお支払いはお控えください。");
  });

  it("contains no markup from the names of goods or shop, no script, and no line break in the subject", () => {
    const evil = `<script>alert(1)</script>"'&`;
    for (const kind of ["slip", "reminder", "paid", "expired"] as MailKind[]) {
      const { subject, html } = writeMail(
        about({
          kind,
          shop_name: `${evil}\nBcc: all@example.com`,
          goods: [{ title: evil, variant: evil, quantity: 1 }],
          order_url: `https://shop.example/?a="><script>`,
          shop_contact: evil,
        }),
      ).content;
      expect(html).not.toContain("<script");
      expect(subject).not.toMatch(/[\r\n]/);
    }
  });

  it.each(METHODS.map(({ id }) => id))("is whole in both languages for %s", (method) => {
    for (const language of ["ja", "en"] as const) {
      for (const kind of ["slip", "reminder", "paid", "expired"] as const) {
        const { subject, text, html } = writeMail(about({ kind, language, method })).content;
        for (const words of [subject, text, html]) expect(words).not.toMatch(/undefined|null|\[object/);
      }
    }
  });
});
