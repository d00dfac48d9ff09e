import type { MailData, MailKind } from "../../contract/mails";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { composePaymentUrl } from "../../modules/haipay/return-urls";
import type { GeneralSettings } from "../../modules/haipay/settings/settings";
import { getMethod } from "../../platform/catalogue";
import { languageOf, writeSum, writeTime } from "../../platform/language";
import { compareAmounts, parsePlatformAmount, subtractAmounts } from "../../platform/money";
import { PAY_STEPS } from "../../platform/pay-steps";
import type { MailedOrder } from "./mailed-order";

/** The context of a payment when its mail is written. */
export interface MailSurroundings {
  order: MailedOrder;
  shopName: string;
  settings: Pick<GeneralSettings, "storefrontUrls" | "returnPath" | "shopContact">;
  isNewSlip: boolean;
}

/** What a mail about a payment says, as of now. */
export function mailDataOf(
  kind: MailKind,
  row: CollectOrder,
  { order, shopName, settings, isNewSlip }: MailSurroundings,
): MailData {
  const method = getMethod(row.method);
  const language = languageOf(order.locale ?? row.locale);
  const isPayable = kind === "slip" || kind === "reminder";
  const amount = row.charge_amount ?? "0";
  const received = row.received_amount !== null && isSome(row.received_amount) ? row.received_amount : null;
  const rest = received !== null && isPayable && compareSums(amount, received) > 0;
  const told = kind === "paid" ? paidSum(amount, received) : received;
  const write = (sum: string) => writeSum(sum, row.currency);
  const expires = row.expires_at;
  return {
    kind,
    language,
    is_test: row.environment !== null && row.environment !== "production",
    shop_name: shopName,
    shop_contact: settings.shopContact ?? null,
    medusa_order_id: order.id,
    order_number: `#${order.display_id}`,
    order_url: composePaymentUrl(row, settings),
    goods: order.goods,
    method: method.id,
    method_name: method.name[language],
    payment_kind: method.kind,
    currency_code: row.currency,
    amount,
    sum_text: write(amount),
    received_amount: told,
    received_text: told && write(told),
    rest_text: rest ? write(subtractSums(amount, received)) : null,
    expires_at: expires && expires.toISOString(),
    deadline_text: expires && writeTime(expires, language),
    paid_at: row.paid_at && row.paid_at.toISOString(),
    paid_text: row.paid_at && writeTime(row.paid_at, language),
    pay_url: isPayable ? row.pay_url : null,
    bank_code: isPayable ? row.bank_code : null,
    bank_no: isPayable ? row.bank_no : null,
    qr_code: isPayable ? row.qr_code : null,
    steps: isPayable ? PAY_STEPS[language][method.id].map(({ text }) => text) : [],
    is_new_slip: isNewSlip,
    order_cancelled: kind === "expired" && (order.canceled_at !== null || order.status === "canceled"),
  };
}

function isSome(amount: string): boolean {
  return compareSums(amount, "0") > 0;
}

function compareSums(a: string, b: string): number {
  return compareAmounts(parsePlatformAmount(a), parsePlatformAmount(b));
}

function subtractSums(a: string, b: string): string {
  return subtractAmounts(parsePlatformAmount(a), parsePlatformAmount(b));
}

/** What the buyer paid: the platform may report it less its fee. */
function paidSum(charge: string, received: string | null): string {
  return received !== null && compareSums(received, charge) > 0 ? received : charge;
}
