import type { Letter } from "../contract/steps";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { getMethod } from "../platform/catalogue";
import { languageOf, writeSum, writeTime, type Language } from "../platform/language";

/** The data that a text for a buyer is written from. */
export interface LetterFacts {
  row: Pick<CollectOrder, "erased_at" | "locale" | "buyer_name" | "currency" | "method">;
  shop_name: string;
  display_id: number | null;
  /** What the rest can be paid with; null if it cannot be paid. */
  slip: Pick<CollectOrder, "pay_url" | "bank_no" | "expires_at" | "slip_expires_at"> | null;
}

/** Asks the buyer for what is missing. @returns null when the buyer's data were erased */
export function writeRestLetter(facts: LetterFacts, missing: string, received: string): Letter | null {
  return write(facts, (language) => {
    const sum = (amount: string) => writeSum(amount, facts.row.currency);
    const pay = payLines(facts, language);
    if (language === "ja") {
      return [
        `ご注文${numberOf(facts)}につきまして、${sum(received)}のご入金を確認いたしました。ありがとうございます。`,
        `恐れ入りますが、残額${sum(missing)}のお支払いをお願いいたします。`,
        ...(pay.length > 0 ? ["", ...pay] : []),
      ];
    }
    return [
      `Thank you. We have received ${sum(received)} for your order${numberOf(facts)}.`,
      `${sum(missing)} is still missing. Please pay this amount.`,
      ...(pay.length > 0 ? ["", ...pay] : []),
    ];
  });
}

/** Asks the buyer which bank account to pay back to. @returns null when the buyer's data were erased */
export function writeAccountLetter(facts: LetterFacts, amount: string): Letter | null {
  return write(facts, (language) => {
    const sum = writeSum(amount, facts.row.currency);
    return language === "ja"
      ? [
          `ご注文${numberOf(facts)}につきまして、${sum}を返金いたします。`,
          "お手数ですが、お振込先（銀行名・支店名・口座種別・口座番号・口座名義）をご返信ください。",
        ]
      : [
          `We are paying back ${sum} for your order${numberOf(facts)}.`,
          "Please reply with your bank account: bank, branch, account type, account number and name.",
        ];
  });
}

function write({ row, shop_name }: LetterFacts, body: (language: Language) => string[]): Letter | null {
  if (row.erased_at !== null) return null;
  const language = languageOf(row.locale);
  const opening = language === "ja" ? `${row.buyer_name} 様` : `Dear ${row.buyer_name},`;
  const text = [opening, "", ...body(language), "", shop_name].join("\n");
  return { language, text };
}

function numberOf({ display_id }: LetterFacts): string {
  return display_id === null ? "" : ` #${display_id}`;
}

function payLines({ row, slip }: LetterFacts, language: Language): string[] {
  if (!slip) return [];
  const ends = slip.slip_expires_at ?? slip.expires_at;
  const method = getMethod(row.method).name[language];
  const ja = language === "ja";
  return [
    ...(slip.bank_no
      ? [ja ? `お支払い先：${method} ${slip.bank_no}` : `Pay to: ${method} ${slip.bank_no}`]
      : []),
    ...(slip.pay_url ? [ja ? `お支払いページ：${slip.pay_url}` : `Payment page: ${slip.pay_url}`] : []),
    ...(ends
      ? [ja ? `お支払い期限：${writeTime(ends, language)}` : `Pay by: ${writeTime(ends, language)}`]
      : []),
  ];
}
