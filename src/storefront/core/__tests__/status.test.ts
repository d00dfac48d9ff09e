import type { Payment } from "../../../contract/store-api";
import { statusOf } from "../status";
import { EN } from "../texts/en";
import { JA } from "../texts/ja";
import { viewOf } from "../view";
import { payment, slip } from "./payments";

const NOW = Date.parse("2099-04-01T00:00:00.000Z");
const KEPT = "2099-04-06T01:29:00.000Z";
const TRANSFER = { method: "gmo-aozora", kind: "bank_transfer" } as const;

function told(changes: Partial<Payment>, language: "ja" | "en" = "ja") {
  const one = payment(changes);
  return statusOf(one, viewOf(one, NOW), language === "ja" ? JA : EN, language);
}
const said = (changes: Partial<Payment>, language?: "ja" | "en") => {
  const { title, messages } = told(changes, language);
  return [title, ...messages].join(" ");
};

describe("How a payment stands", () => {
  it("paid: what came, by what, when, and what comes next", () => {
    const paid = {
      state: "paid",
      slip: null,
      received_amount: "1700",
      paid_at: "2026-11-28T01:29:00Z",
    } as const;
    expect(told(paid)).toEqual({
      tone: "good",
      title: "お支払いが完了しました",
      messages: ["ローソンで¥1,700を受け取りました。ありがとうございます。", JA.paidNext],
      facts: [
        { label: "ご注文番号", value: "#7" },
        { label: "お支払い日時", value: "2026年11月28日（土）10:29（日本時間）" },
      ],
    });
    // Something is wrong with it: nothing is promised.
    expect(told({ ...paid, needs_attention: true }).messages).toContain(JA.attention);
    expect(told({ ...paid, needs_attention: true }).messages).not.toContain(JA.paidNext);
  });

  it("over-paid: how much came, and how much of it is too much", () => {
    const over = {
      ...TRANSFER,
      state: "paid",
      slip: null,
      received_amount: "2000",
      surplus_amount: "300",
      needs_attention: true,
    } as const;
    expect(said(over)).toContain(
      "¥2,000を受け取りました。¥300多くお支払いいただいたため、返金についてショップよりご連絡いたします。",
    );
    expect(said(over, "en")).toContain("We received ¥2,000, which is ¥300 too much.");
  });

  it("a part of a transfer: what is left, in the same account, until when", () => {
    const part = { ...TRANSFER, received_amount: "1000", left_amount: "700" };
    expect(told(part).title).toBe("残り¥700のお振込みをお待ちしています");
    expect(said(part)).toContain(
      "残額¥700を同じ口座へ、2099年4月4日（土）23:59（日本時間）までにお振込みください。",
    );
    const late = said({ ...part, expires_at: "2099-03-01T00:00:00Z", needs_attention: true });
    expect(late).toContain("¥1,000のご入金を確認しています");
    expect(late).not.toMatch(/残|ご請求は発生していません/);
  });

  it("expired: that it is, that nothing was charged, and until when the order is kept", () => {
    const expired = { state: "expired", end: "expired", slip: null, order_kept_until: KEPT } as const;
    expect(told(expired)).toMatchObject({
      tone: "bad",
      title: "お支払い期限が過ぎました",
      messages: [
        "ご請求は発生していません。",
        JA.messages.expired,
        "ご注文は2099年4月6日（月）10:29（日本時間）までお取り置きしています。",
      ],
    });
  });

  it("declined: that nothing was charged, and that the cart is as it was", () => {
    const declined = {
      state: "failed",
      end: "declined",
      method: "au-pay",
      method_name: { en: "au PAY", ja: "au PAY" },
      kind: "ewallet",
      slip: null,
      another_way: { at: "checkout" },
    } as const;
    expect(said(declined)).toBe(
      "au PAYでのお支払いは行われませんでした ご請求は発生していません。 もう一度お試しいただくか、別のお支払い方法をお選びください。 カートの商品はそのままです。",
    );
    // Whoever has paid in part has been charged.
    expect(said({ ...declined, received_amount: "100" })).not.toContain("ご請求は発生していません");
  });

  it("money for what had been given up: what came by which way, and not to pay again", () => {
    const seen = {
      state: "failed",
      slip: null,
      needs_attention: true,
      money_seen: {
        method_name: { en: "Lawson", ja: "ローソン" },
        amount: "1700",
        currency_code: "jpy",
        at: null,
      },
    } as const;
    expect(said(seen)).toContain("ローソンで¥1,700のご入金がありました。");
    expect(said(seen, "en")).toContain("¥1,700 arrived by Lawson.");
    expect(said(seen)).not.toContain("ご請求は発生していません");
  });

  it("waiting: what to do, by the kind, and a transfer by no bank's name", () => {
    expect(said({})).toContain("ローソンで¥1,700をお支払いください。");
    expect(said({ ...TRANSFER, method_name: { en: "GMO", ja: "GMO" } }, "en")).toContain("Transfer ¥1,700.");
    expect(told({}).facts).toEqual([]);
  });

  it("cancelled: not to pay, and what becomes of money that came", () => {
    expect(said({ order_cancelled: true, slip: null })).toContain("お支払いなさらないよう");
    expect(said({ order_cancelled: true, slip: null, paid_at: KEPT })).toContain(JA.paidButCancelled);
  });

  it("leaves no place in a text unfilled, in any view", () => {
    const states = [
      "chosen",
      "applying",
      "not_created",
      "unknown",
      "open",
      "superseded",
      "paid",
      "failed",
      "expired",
    ] as const;
    for (const state of states) {
      for (const changes of [
        {},
        { received_amount: "5" },
        { end: "declined" },
        { expires_at: null, slip: slip({ expires_at: null }) },
      ] as const) {
        for (const language of ["ja", "en"] as const) {
          expect(said({ state, order_kept_until: KEPT, ...changes }, language)).not.toMatch(
            /[{}]|undefined|null/,
          );
        }
      }
    }
  });
});
