/** What a refused query is about, as far as its words tell: the platform publishes no list of codes (protocol §2). */
export type RefusalKind = "signature" | "unknown_order" | "account" | "other";

const SIGNATURE = /\bsign|signature|验签|签名|署名/i;
const ORDER = /order|订单|注文/i;
const MISSING = /not\s+(be\s+)?(exist|found)|no such|unknown|does not exist|不存在|存在しません/i;
const ACCOUNT = /app\s*_?id|merchant|currency|account|商户|商戶|币种|通貨/i;

/** @param message the platform's own words */
export function classifyRefusal(message: string): RefusalKind {
  if (SIGNATURE.test(message)) return "signature";
  if (ORDER.test(message) && MISSING.test(message)) return "unknown_order";
  return ACCOUNT.test(message) ? "account" : "other";
}
