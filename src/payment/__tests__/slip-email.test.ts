import type { HaipayEvents } from "../../contract/events";
import { getMethod, METHODS, type MethodId } from "../../platform/catalogue";
import { languageOf, writeSum, writeTime } from "../../platform/language";
import { writeSlipEmail } from "../mails/slip-email";

type SlipEvent = HaipayEvents["haipay.payment.awaiting"];

function announced(changes: Partial<SlipEvent> = {}): SlipEvent {
  const expires_at = "2026-04-04T14:59:59.000Z";
  return {
    announcement_id: "hpan_1",
    occurred_at: "2026-04-01T03:00:00.000Z",
    collect_order_id: "hpco_1",
    environment: "production",
    platform_order_id: "hp1",
    platform_order_no: "6026040100000001",
    payment_session_id: "payses_1",
    payment_token: "hppt_1",
    payment_collection_id: "pay_col_1",
    cart_id: "cart_1",
    medusa_order_id: "order_1",
    display_id: 12,
    customer_id: "cus_1",
    method: "konbini-lawson",
    method_name: { en: "Lawson", ja: "ローソン" },
    kind: "konbini",
    flow: "order_first",
    currency_code: "jpy",
    amount: "1700",
    received_amount: "0",
    fee: null,
    expires_at,
    locale: null,
    slip: { pay_url: "https://pay.example/1", bank_code: null, bank_no: null, qr_code: null, expires_at },
    ...changes,
  };
}

const slipWith = (changes: object) => ({
  slip: { ...announced().slip, ...changes },
});

describe("A slip mail", () => {
  it("says in English what, how much, until when, where and how", () => {
    expect(writeSlipEmail(announced(), "slip")?.content.text).toBe(
      [
        "Thank you for your order. Please pay with Lawson before the deadline.",
        "",
        "Order: #12",
        "Sum to pay: ¥1,700",
        "Payment method: Lawson",
        "Pay by: Sat 4 April 2026, 23:59 (Japan time)",
        "Payment page: https://pay.example/1",
        "",
        "How to pay",
        "1. Open the payment page. It shows your payment number.",
        "2. At the Loppi terminal of a Lawson store, choose “各種番号をお持ちの方” (customers with a number) and enter your number.",
        "3. Take the printed ticket to the counter within 30 minutes, pay in cash and keep the receipt.",
        "",
        "If the payment page says otherwise, follow the payment page.",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["en", "GMO Aozora Net Bank"],
    ["ja", "GMOあおぞらネット銀行"],
  ])("names the bank in %s, and leaves the platform's code for it to templates", (locale, bank) => {
    const { content, data } =
      writeSlipEmail(
        announced({
          locale,
          method: "gmo-aozora",
          method_name: getMethod("gmo-aozora").name,
          kind: "bank_transfer",
          ...slipWith({ bank_code: "GMO_AOZORA", bank_no: "7654321" }),
        }),
        "slip",
      ) ?? {};

    expect(data?.bank_code).toBe("GMO_AOZORA");
    for (const text of [content?.subject, content?.text, content?.html]) {
      expect(text).toContain(bank);
      expect(text).not.toContain("GMO_AOZORA");
    }
    expect(content?.text).toContain("7654321");
  });

  it("says the same in Japanese", () => {
    const { content, data, template } = writeSlipEmail(announced({ locale: "ja_JP" }), "reminder") ?? {};

    expect(template).toBe("haipay-reminder");
    expect(content?.subject).toBe("ご注文番号#12：お支払い期限のお知らせ（ローソン）");
    expect(data).toMatchObject({ sum_text: "¥1,700", deadline_text: "2026年4月4日（土）23:59（日本時間）" });
    for (const fact of ["#12", "¥1,700", "ローソン", "2026年4月4日（土）23:59", "https://pay.example/1"]) {
      expect(content?.text).toContain(fact);
      expect(content?.html).toContain(fact);
    }
    expect(content?.html).toContain('<html lang="ja">');
  });

  it("escapes in HTML whatever the platform gave, and nothing in the text", () => {
    const hostile = `https://pay.example/?a=1&b="><script>alert('x')</script>`;
    const { content } =
      writeSlipEmail(announced(slipWith({ pay_url: hostile, bank_no: "<b>7</b>" })), "slip") ?? {};

    expect(content?.html).not.toMatch(/<script|<b>/);
    expect(content?.html).toContain(
      'href="https://pay.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"',
    );
    expect(content?.html).toContain("&lt;b&gt;7&lt;/b&gt;");
    expect(content?.text).toContain(hostile);
  });

  it("names the account of a transfer and the payment number of a slip, where there is one", () => {
    const transfer = {
      method: "gmo-aozora",
      kind: "bank_transfer",
      ...slipWith({ bank_no: "1234567" }),
    } as const;

    expect(writeSlipEmail(announced(transfer), "slip")?.content.text).toContain("Account number: 1234567");
    expect(writeSlipEmail(announced(slipWith({ bank_no: "99" })), "slip")?.content.text).toContain(
      "Payment number: 99",
    );
  });

  it.each(METHODS.filter(({ kind }) => kind !== "ewallet").map(({ id }) => id))(
    "has steps in both languages for %s",
    (method: MethodId) => {
      for (const locale of ["ja", "en"]) {
        const { data } = writeSlipEmail(announced({ method, locale }), "slip") ?? {};
        expect(data?.steps.length).toBeGreaterThan(1);
        expect(data?.language).toBe(locale);
      }
    },
  );

  it.each<[string, Partial<SlipEvent>]>([
    ["an e-wallet", { kind: "ewallet", method: "merpay" }],
    ["an event without a slip", { slip: undefined }],
    ["a slip without a pay address", slipWith({ pay_url: null })],
    ["a payment without a sum", { amount: null }],
  ])("is not written for %s", (_title, changes) => {
    expect(writeSlipEmail(announced(changes), "slip")).toBeUndefined();
  });

  it("names the order by the platform's number while it has none of its own, and can do without a deadline", () => {
    const { data, content } =
      writeSlipEmail(announced({ display_id: null, ...slipWith({ expires_at: null }) }), "slip") ?? {};

    expect(data).toMatchObject({ order_number: "#hp1", deadline_text: null });
    expect(content?.text).not.toContain("Pay by");
  });
});

describe("Written", () => {
  it.each([
    ["1700", "jpy", "¥1,700"],
    ["150000", "jpy", "¥150,000"],
    ["12.34", "usd", "US$12.34"],
    ["1234.50", "usd", "US$1,234.50"],
    ["5.00", "usd", "US$5.00"],
  ] as const)("%s %s is %s", (amount, currency, written) => {
    expect(writeSum(amount, currency)).toBe(written);
  });

  it("a time is Japan's, on whatever day that is there", () => {
    expect(writeTime(new Date("2026-12-31T15:05:00Z"), "en")).toBe("Fri 1 January 2027, 00:05 (Japan time)");
    expect(writeTime(new Date("2026-12-31T15:05:00Z"), "ja")).toBe("2027年1月1日（金）0:05（日本時間）");
  });

  it.each([
    ["ja", "ja"],
    ["ja-JP", "ja"],
    ["JA_jp", "ja"],
    ["jav", "en"],
    ["en", "en"],
    ["zh-Hant", "en"],
    [null, "en"],
  ] as const)("%s is written in %s", (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});
