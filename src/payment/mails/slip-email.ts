import escape from "escape-html";
import type { HaipayEvents } from "../../contract/events";
import type { Currency, MethodId, PaymentKind } from "../../platform/catalogue";
import { languageOf, writeSum, writeTime, type Language } from "../../platform/language";
import { PAY_STEPS } from "../../platform/pay-steps";

/** What a shop's own template needs; amounts are exact decimals in the unit of the currency. */
interface SlipEmailData extends Record<string, unknown> {
  language: Language;
  is_reminder: boolean;
  medusa_order_id: string | null;
  order_number: string;
  method: MethodId;
  method_name: string;
  kind: PaymentKind;
  amount: string;
  currency_code: Currency;
  sum_text: string;
  expires_at: string | null;
  deadline_text: string | null;
  pay_url: string;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  steps: readonly string[];
}

export interface SlipEmail {
  template: "haipay-slip" | "haipay-reminder";
  data: SlipEmailData;
  content: { subject: string; text: string; html: string };
}

/** The mail about a slip that can be paid; undefined when there is no pay address or nothing to mail about. */
export function writeSlipEmail(
  announced: HaipayEvents["haipay.payment.awaiting"],
  purpose: "slip" | "reminder",
): SlipEmail | undefined {
  const { slip, kind, amount, currency_code } = announced;
  if (kind === "ewallet" || !slip?.pay_url || amount === null) return undefined;
  const language = languageOf(announced.locale);
  const { expires_at } = slip;
  const data: SlipEmailData = {
    language,
    is_reminder: purpose === "reminder",
    medusa_order_id: announced.medusa_order_id,
    order_number: `#${announced.display_id ?? announced.platform_order_id}`,
    method: announced.method,
    method_name: announced.method_name[language],
    kind,
    amount,
    currency_code,
    sum_text: writeSum(amount, currency_code),
    expires_at,
    deadline_text: expires_at && writeTime(new Date(expires_at), language),
    pay_url: slip.pay_url,
    bank_code: slip.bank_code,
    bank_no: slip.bank_no,
    qr_code: slip.qr_code,
    steps: PAY_STEPS[language][announced.method].map(({ text }) => text),
  };
  return {
    template: purpose === "reminder" ? "haipay-reminder" : "haipay-slip",
    data,
    content: { subject: subjectOf(data), text: writeText(data), html: writeHtml(data) },
  };
}

function subjectOf(data: SlipEmailData): string {
  return TEXTS[data.language].subject[purposeOf(data)](namesOf(data));
}

function writeText(data: SlipEmailData): string {
  const texts = TEXTS[data.language];
  return [
    texts.opening[purposeOf(data)](namesOf(data)),
    "",
    ...factsOf(data).map(([label, value]) => `${label}: ${value}`),
    `${texts.payLink}: ${data.pay_url}`,
    "",
    texts.stepsTitle,
    ...data.steps.map((step, index) => `${index + 1}. ${step}`),
    "",
    texts.closing,
    "",
  ].join("\n");
}

function writeHtml(data: SlipEmailData): string {
  const texts = TEXTS[data.language];
  const facts = factsOf(data).map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0">${escape(label)}</th><td style="padding:4px 0">${escape(value)}</td></tr>`,
  );
  return [
    `<!doctype html><html lang="${data.language}"><head><meta charset="utf-8"><title>${escape(subjectOf(data))}</title></head>`,
    `<body style="font-family:sans-serif;line-height:1.6;color:#111">`,
    `<p>${escape(texts.opening[purposeOf(data)](namesOf(data)))}</p>`,
    `<table role="presentation">${facts.join("")}</table>`,
    `<p><a href="${escape(data.pay_url)}">${escape(texts.payLink)}</a></p>`,
    `<h2 style="font-size:1.1em">${escape(texts.stepsTitle)}</h2>`,
    `<ol>${data.steps.map((step) => `<li>${escape(step)}</li>`).join("")}</ol>`,
    `<p>${escape(texts.closing)}</p>`,
    `</body></html>`,
  ].join("\n");
}

/** Label and value of each line about the payment. */
function factsOf(data: SlipEmailData): [string, string][] {
  const { labels } = TEXTS[data.language];
  const number = data.kind === "bank_transfer" ? labels.account : labels.number;
  const facts: [string, string | null][] = [
    [labels.order, data.order_number],
    [labels.sum, data.sum_text],
    [labels.method, data.method_name],
    [labels.deadline, data.deadline_text],
    [number, data.bank_no],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function purposeOf(data: SlipEmailData): "slip" | "reminder" {
  return data.is_reminder ? "reminder" : "slip";
}

function namesOf(data: SlipEmailData): { method: string; orderNumber: string } {
  return { method: data.method_name, orderNumber: data.order_number };
}

interface Named {
  method: string;
  orderNumber: string;
}

/** Every word of the mails in one language. */
interface MailTexts {
  subject: Record<"slip" | "reminder", (named: Named) => string>;
  opening: Record<"slip" | "reminder", (named: Named) => string>;
  labels: { order: string; sum: string; method: string; deadline: string; account: string; number: string };
  payLink: string;
  stepsTitle: string;
  closing: string;
}

const EN: MailTexts = {
  subject: {
    slip: ({ method, orderNumber }) => `How to pay for order ${orderNumber} (${method})`,
    reminder: ({ method, orderNumber }) => `Reminder: order ${orderNumber} is still to be paid (${method})`,
  },
  opening: {
    slip: ({ method }) => `Thank you for your order. Please pay with ${method} before the deadline.`,
    reminder: ({ method }) =>
      `Your order is still to be paid with ${method}. If you have paid in the meantime, please ignore this message.`,
  },
  labels: {
    order: "Order",
    sum: "Sum to pay",
    method: "Payment method",
    deadline: "Pay by",
    account: "Account number",
    number: "Payment number",
  },
  payLink: "Payment page",
  stepsTitle: "How to pay",
  closing: "If the payment page says otherwise, follow the payment page.",
};

const JA: MailTexts = {
  subject: {
    slip: ({ method, orderNumber }) => `ご注文番号${orderNumber}：お支払いのご案内（${method}）`,
    reminder: ({ method, orderNumber }) => `ご注文番号${orderNumber}：お支払い期限のお知らせ（${method}）`,
  },
  opening: {
    slip: ({ method }) => `ご注文ありがとうございます。期限までに${method}でお支払いください。`,
    reminder: ({ method }) =>
      `${method}でのお支払いがまだ確認できておりません。すでにお支払い済みの場合は、行き違いですのでご容赦ください。`,
  },
  labels: {
    order: "ご注文番号",
    sum: "お支払い金額",
    method: "お支払い方法",
    deadline: "お支払い期限",
    account: "口座番号",
    number: "お支払い番号",
  },
  payLink: "お支払いページ",
  stepsTitle: "お支払いの手順",
  closing: "お支払いページの案内が異なる場合は、お支払いページの案内に従ってください。",
};

const TEXTS: Record<Language, MailTexts> = { en: EN, ja: JA };
