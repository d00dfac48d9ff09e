/**
 * A call to the platform did not end in a believable answer. None of these errors carries the request: it holds
 * personal data and the signature. Sources: protocol §2, §3, §4.
 */
export abstract class PlatformError extends Error {
  /** Whether an apply that ended this way may have created the order: then the order id is watched and never reused. */
  abstract readonly orderMayExist: boolean;
}

/**
 * The platform answered status "0": it refused the call (protocol §2). This call created nothing; a refusal is not
 * signed and is no evidence about money; a refusal for a duplicate order id proves that the order already exists.
 */
export class PlatformRefusedError extends PlatformError {
  override readonly name = "PlatformRefusedError";
  override readonly orderMayExist = false;
  /** The platform's error code, such as "4002"; "" when it gave none. */
  readonly platformCode: string;
  /** The platform's own message, at most 300 characters; "" if it gave none. */
  readonly platformMessage: string;

  constructor(message: string, refusal: { platformCode: string; platformMessage: string }) {
    super(message);
    this.platformCode = refusal.platformCode;
    this.platformMessage = refusal.platformMessage;
  }
}

/** Our own request breaks the protocol's rules (protocol §4, §6): nothing was sent. The message names the fields. */
export class PlatformRequestError extends PlatformError {
  override readonly name = "PlatformRequestError";
  override readonly orderMayExist = false;
}

/** The connection was never made (name, refusal, TLS, connect time-out): nothing was sent, so nothing was created. */
export class PlatformUnreachableError extends PlatformError {
  override readonly name = "PlatformUnreachableError";
  override readonly orderMayExist = false;
}

/** The request may have been sent, but no whole answer came (reset, time-out, HTTP 5xx): ask by query before anything else. */
export class PlatformOutcomeUnknownError extends PlatformError {
  override readonly name = "PlatformOutcomeUnknownError";
  override readonly orderMayExist = true;
}

/** The answer is not JSON, not in the protocol's form, or about another order: it proves nothing. */
export class PlatformUnreadableAnswerError extends PlatformError {
  override readonly name = "PlatformUnreadableAnswerError";
  override readonly orderMayExist = true;
}

/** A signed answer says that the order has ended, but its time is far from our clock's: it may be an old answer, replayed. */
export class PlatformStaleAnswerError extends PlatformError {
  override readonly name = "PlatformStaleAnswerError";
  override readonly orderMayExist = true;
}

/** The answer's signature does not verify: it proves nothing. The message lists the likely causes of protocol §3. */
export class PlatformSignatureError extends PlatformError {
  override readonly name = "PlatformSignatureError";
  override readonly orderMayExist = true;
}

/** What a refused query is about, as far as its message tells: the platform publishes no list of codes (protocol §2). */
export type RefusalKind = "signature" | "product" | "unknown_order" | "account" | "other";

const SIGNATURE = /\bsign|signature|验签|签名|署名/i;
/** The only message and the only code of a refusal that the platform publishes (protocol §2, §9). */
const PRODUCT = /no permission to pay for products/i;
const PRODUCT_CODE = "4002";
const ORDER = /order|订单|注文/i;
const MISSING = /not\s+(be\s+)?(exist|found)|no such|unknown|does not exist|不存在|存在しません/i;
const ACCOUNT = /app\s*_?id|merchant|currency|account|商户|商戶|币种|通貨/i;

/** @param refusal the platform's own message and code */
export function classifyRefusal({
  platformMessage: message,
  platformCode,
}: Pick<PlatformRefusedError, "platformMessage" | "platformCode">): RefusalKind {
  if (SIGNATURE.test(message)) return "signature";
  if (platformCode === PRODUCT_CODE || PRODUCT.test(message)) return "product";
  if (ORDER.test(message) && MISSING.test(message)) return "unknown_order";
  return ACCOUNT.test(message) ? "account" : "other";
}
