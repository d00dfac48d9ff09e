import type { MailData, WrittenMail } from "../../contract/mails";
import { layOut } from "./lay-out";
import { MAIL_TEXTS, type Named } from "./texts";

/** The parts of a mail, in order; empty ones are left out. */
export interface MailParts {
  subject: string;
  /** What the mail is about, in sentences. */
  opening: string[];
  facts: [label: string, value: string][];
  goodsTitle: string;
  goods: string[];
  /** The first is the one that matters. */
  links: { text: string; address: string }[];
  stepsTitle: string;
  steps: readonly string[];
  closing: string[];
}

/** Writes a mail as the plugin words it. */
export function writeMail(data: MailData): WrittenMail {
  const parts = partsOf(data);
  return {
    template: `haipay-${data.kind}`,
    data,
    content: { subject: parts.subject, text: writeText(parts, data), html: layOut(parts, data) },
  };
}

function partsOf(data: MailData): MailParts {
  const texts = MAIL_TEXTS[data.language];
  const named: Named = {
    shop: data.shop_name,
    method: data.method_name,
    order: data.order_number,
    sum: (data.kind === "paid" ? data.received_text : data.rest_text) ?? data.sum_text,
  };
  const isPayable = data.kind === "slip" || data.kind === "reminder";
  return {
    subject: oneLine(texts.subject[data.kind](named)),
    opening: openingOf(data, named),
    facts: factsOf(data),
    goodsTitle: texts.labels.goods,
    goods: data.goods.map(
      ({ title, variant, quantity }) => `${title}${variant === null ? "" : ` (${variant})`} × ${quantity}`,
    ),
    links: [
      ...(isPayable && data.pay_url !== null ? [{ text: texts.payLink, address: data.pay_url }] : []),
      ...(data.order_url !== null ? [{ text: texts.orderLink, address: data.order_url }] : []),
    ],
    stepsTitle: texts.stepsTitle,
    steps: isPayable ? data.steps : [],
    closing: [
      ...(isPayable ? [texts.payPageCounts] : []),
      texts.questions(named, data.shop_contact),
      ...(data.is_test ? [texts.test] : []),
    ],
  };
}

function openingOf(data: MailData, named: Named): string[] {
  const texts = MAIL_TEXTS[data.language];
  const first =
    data.kind === "slip" && data.is_new_slip ? texts.newSlip(named) : texts.opening[data.kind](named);
  const isPartlyPaid = data.rest_text !== null && data.kind !== "paid";
  return [
    first,
    ...(isPartlyPaid ? [texts.partlyPaid(named)] : []),
    ...(data.kind === "expired" ? [data.order_cancelled ? texts.orderCancelled : texts.orderStands] : []),
  ];
}

/** Label and value of each line about the payment. */
function factsOf(data: MailData): [string, string][] {
  const { labels } = MAIL_TEXTS[data.language];
  const facts: [string, string | null][] = [[labels.order, data.order_number]];
  if (data.kind === "paid") {
    facts.push([labels.paidSum, data.received_text ?? data.sum_text], [labels.paidAt, data.paid_text]);
  } else if (data.rest_text !== null) {
    facts.push([labels.rest, data.rest_text], [labels.received, data.received_text]);
    facts.push([labels.charge, data.sum_text]);
  } else {
    facts.push([data.kind === "expired" ? labels.charge : labels.sum, data.sum_text]);
  }
  facts.push([labels.method, data.method_name]);
  if (data.kind !== "paid") facts.push([labels.deadline, data.deadline_text]);
  const number = data.payment_kind === "bank_transfer" ? labels.account : labels.number;
  if (data.kind === "slip" || data.kind === "reminder") facts.push([number, data.bank_no]);
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function writeText(parts: MailParts, { shop_name, language }: MailData): string {
  const colon = language === "ja" ? "：" : ": ";
  const blocks = [
    parts.opening.join("\n"),
    parts.facts.map(([label, value]) => `${label}${colon}${value}`).join("\n"),
    parts.links.map(({ text, address }) => `${text}${colon}\n${address}`).join("\n"),
    parts.goods.length > 0 && [parts.goodsTitle, ...parts.goods.map((line) => `- ${line}`)].join("\n"),
    parts.steps.length > 0 &&
      [parts.stepsTitle, ...parts.steps.map((step, index) => `${index + 1}. ${step}`)].join("\n"),
    parts.closing.join("\n"),
    `-- \n${shop_name}`,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

/** A line break in a subject would begin another header of the mail. */
export function oneLine(subject: string): string {
  return subject.replace(/\p{C}+/gu, " ").trim();
}
