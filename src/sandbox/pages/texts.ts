import type { PlatformStatus } from "../../platform/schema";
import type { MethodId } from "../../platform/catalogue";
import type { Language } from "./language";

/** All texts of the pay pages in one language. */
export interface PageTexts {
  sandbox: string;
  language: string;
  states: Record<PlatformStatus, string>;
  amount: string;
  received: string;
  due: string;
  orderNo: string;
  subject: string;
  deadline: string;
  paidAt: string;
  reason: string;
  payWithWallet: (wallet: string) => string;
  pay: string;
  decline: string;
  slip: (shop: string) => string;
  slipHint: (shop: string) => string;
  slipNumber: string;
  /** The chains' names for the numbers that they ask for. */
  numbers: Partial<Record<MethodId, string>>;
  codes: Partial<Record<MethodId, string>>;
  shopsNumber: string;
  /** Above the buttons of a demo. */
  staged: string;
  expire: string;
  expireHint: string;
  expireHintAlone: string;
  fail: string;
  payAgain: string;
  payLate: string;
  againHint: string;
  payAtTill: string;
  transferTo: (bank: string) => string;
  transferHint: string;
  bank: string;
  branch: string;
  accountNumber: string;
  accountHolder: string;
  sum: string;
  transfer: string;
  backToShop: string;
  noSuchPage: string;
  badSum: string;
  ordersTitle: string;
  noOrders: string;
  method: string;
  state: string;
}

const EN: PageTexts = {
  sandbox: "Sandbox: no real money moves here.",
  language: "Language",
  states: {
    "-1": "The payment is being confirmed.",
    0: "Waiting for payment.",
    1: "Waiting for payment.",
    2: "Paid. Thank you.",
    3: "This payment failed or has expired.",
    4: "Paid in part. The rest is still to be paid.",
    5: "Paid. More than the amount came in.",
  },
  amount: "Amount",
  received: "Received",
  due: "Still to be paid",
  orderNo: "Platform order number",
  subject: "For",
  deadline: "Pay by",
  paidAt: "Paid at",
  reason: "Reason",
  payWithWallet: (wallet) => `Pay with ${wallet}`,
  pay: "Pay",
  decline: "Decline",
  slip: (shop) => `Payment slip for ${shop}`,
  slipHint: (shop) => `Give this number at a ${shop} and pay in cash before the deadline.`,
  slipNumber: "Payment number",
  numbers: {
    "konbini-seven-eleven": "Payment slip number (払込票番号)",
    "konbini-familymart": "Second number (注文番号)",
    "konbini-lawson": "Customer number (お客様番号)",
    "konbini-ministop": "Customer number (お客様番号)",
  },
  codes: {
    "konbini-familymart": "First number (企業コード)",
    "konbini-lawson": "Confirmation number (確認番号)",
    "konbini-ministop": "Confirmation number (確認番号)",
  },
  shopsNumber: "Order at the shop",
  staged: "For the demo",
  expire: "Let it expire",
  expireHint: "Let the days go by, or let the payment go wrong. The shop's deadline comes with it.",
  expireHintAlone:
    "Let the payment end without money. The shop calls it expired once its own deadline has come, and failed before.",
  fail: "Let it fail",
  payAgain: "Pay once more",
  payLate: "Pay all the same",
  againHint: "Hand over money that nobody waits for: the shop puts it before a person.",
  payAtTill: "Pay at the till",
  transferTo: (bank) => `Bank transfer to ${bank}`,
  transferHint: "Transfer the sum to this account, which was opened for this order alone.",
  bank: "Bank",
  branch: "Branch",
  accountNumber: "Account number",
  accountHolder: "Account holder",
  sum: "Sum to transfer",
  transfer: "Transfer",
  backToShop: "Back to the shop",
  noSuchPage: "There is no payment at this address.",
  badSum:
    "This sum cannot be transferred. Give whole yen, or dollars with at most two decimals, more than zero.",
  ordersTitle: "Collect orders of this sandbox",
  noOrders: "No order yet: a shop makes one with collect/apply.",
  method: "Method",
  state: "State",
};

const JA: PageTexts = {
  sandbox: "サンドボックス：実際のお金は動きません。",
  language: "言語",
  states: {
    "-1": "お支払いを確認しています。",
    0: "お支払いをお待ちしています。",
    1: "お支払いをお待ちしています。",
    2: "お支払いが完了しました。ありがとうございます。",
    3: "お支払いに失敗したか、期限が切れました。",
    4: "一部のお支払いを確認しました。残りの金額をお支払いください。",
    5: "お支払いが完了しました。請求額より多い金額が入金されています。",
  },
  amount: "金額",
  received: "入金済み",
  due: "残りの金額",
  orderNo: "決済番号",
  subject: "内容",
  deadline: "お支払い期限",
  paidAt: "お支払い日時",
  reason: "理由",
  payWithWallet: (wallet) => `${wallet}で支払う`,
  pay: "支払う",
  decline: "支払わない",
  slip: (shop) => `${shop}のお支払い票`,
  slipHint: (shop) => `期限までに${shop}の店頭でこの番号を伝え、現金でお支払いください。`,
  slipNumber: "お支払い番号",
  numbers: {
    "konbini-seven-eleven": "払込票番号",
    "konbini-familymart": "第2番号（注文番号）",
    "konbini-lawson": "お客様番号",
    "konbini-ministop": "お客様番号",
  },
  codes: {
    "konbini-familymart": "第1番号（企業コード）",
    "konbini-lawson": "確認番号",
    "konbini-ministop": "確認番号",
  },
  shopsNumber: "ショップのご注文番号",
  staged: "デモ用の操作",
  expire: "期限切れにする",
  expireHint: "期限が過ぎた場合や、支払いに失敗した場合を再現します。ショップの期限も同時に過ぎます。",
  expireHintAlone:
    "入金のないまま終了させます。ショップは自身の期限を過ぎていれば「期限切れ」、期限前であれば「失敗」として扱います。",
  fail: "失敗にする",
  payAgain: "もう一度支払う",
  payLate: "それでも支払う",
  againHint: "予定外の入金を再現します。ショップでは担当者による確認が必要な入金として扱われます。",
  payAtTill: "レジで支払う",
  transferTo: (bank) => `${bank}へのお振込み`,
  transferHint: "このご注文専用の口座へお振込みください。",
  bank: "銀行",
  branch: "支店",
  accountNumber: "口座番号",
  accountHolder: "口座名義",
  sum: "お振込み金額",
  transfer: "振り込む",
  backToShop: "ショップに戻る",
  noSuchPage: "このアドレスのお支払いはありません。",
  badSum:
    "この金額は振り込めません。0より大きい金額を、円は整数、ドルは小数点以下2桁までで入力してください。",
  ordersTitle: "このサンドボックスの決済一覧",
  noOrders: "まだありません。ショップが collect/apply を呼ぶと作られます。",
  method: "支払い方法",
  state: "状態",
};

export const TEXTS: Record<Language, PageTexts> = { en: EN, ja: JA };
