import { container } from "@medusajs/framework";
import type {
  AuthorizePaymentOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  PaymentSessionStatus,
} from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCapturable } from "../../modules/haipay/ledger/given-back";
import { deadlineOf, isApplyDead } from "../../modules/haipay/ledger/lifecycle";
import { MethodOffError } from "../../modules/haipay/account-health";
import { LimitReachedError } from "../../modules/haipay/ledger/limits";
import type { SettingsInForce } from "../../modules/haipay/gateway";
import type HaipayModuleService from "../../modules/haipay/service";
import { findPurchaseThatOwes, requireOwed } from "../../payment/align-sums";
import {
  applyCollectOrder,
  ApplyUnderWayError,
  copyChoice,
  correctBuyer,
  createOrder,
  prepareNextTry,
  reuseOpenOrder,
} from "../../payment/apply";
import { tryToAsk } from "../../payment/ask";
import { findBuyerSource } from "../../payment/buyer";
import { applyFailureMessage, buyerMessage, type BuyerMessage } from "../../payment/buyer-messages";
import { isSameSum, sumOf } from "../../payment/owed";
import { requireStillOffered } from "../../payment/region-offer";
import { checkSessionAmount } from "../../payment/session-amount";
import { getMethod, type Method } from "../../platform/catalogue";
import { PlatformError } from "../../platform/errors";

/**
 * Makes the payment session of a choice. Order first: everything is checked and nothing is created at the
 * platform. Pay first, or without an open cart: the order is created, or an open one reused.
 *
 * @throws MedusaError INVALID_DATA or NOT_ALLOWED with a sentence for the buyer
 */
export async function initiatePayment(
  haipay: HaipayModuleService,
  method: Method,
  input: InitiatePaymentInput,
): Promise<InitiatePaymentOutput> {
  const money = await takeMoney(haipay, input);
  if (money) return outputOf(money);
  const choice = await takeChoice(haipay, method, input.data);
  try {
    const settings = await haipay.gateway.inForce(choice.currency);
    const bound = await bindChoice(haipay, method, choice, { input, settings });
    const reused = await reuseOpenOrder(haipay, bound, settings.account);
    if (reused || bound.flow === "order_first") return outputOf(reused ?? bound);
    return outputOf(await createOrder(haipay, bound));
  } catch (error) {
    await haipay.ledger.choices.discard(choice.id);
    throw error;
  }
}

/**
 * Money from an earlier slip or page that its purchase still owes: settling makes a payment session for it, and so does
 * Medusa when it rolls back a deletion. Nothing is created at the platform.
 */
async function takeMoney(
  haipay: HaipayModuleService,
  { data, amount, currency_code }: InitiatePaymentInput,
): Promise<CollectOrder | undefined> {
  const row = await findChosen(haipay, data);
  if (row?.state !== "paid") return undefined;
  const sum = { amount: MathBN.convert(amount).toFixed(), currency_code };
  const used =
    isCapturable(row) && row.captured_payment_id === null && isSameSum(sum, sumOf(row))
      ? await haipay.ledger.collectOrders.useMoney(row, sessionIdOf(data) as string)
      : undefined;
  if (used) return used;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("alreadyPaid", row));
}

/** The choice that the middleware wrote; a copy of it when Medusa recreates a session with the old data. */
async function takeChoice(
  haipay: HaipayModuleService,
  method: Method,
  data: Record<string, unknown> | undefined,
): Promise<CollectOrder> {
  const row = await findChosen(haipay, data);
  if (!row || row.method !== method.id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${method.name.en} needs the buyer's data. Create the payment session through ` +
        `POST /store/payment-collections/:id/payment-sessions, or run chooseMethod first and pass its collect_order_id.`,
    );
  }
  if (row.state === "chosen" && row.payment_session_id === null) return row;
  return haipay.ledger.collectOrders.add(copyChoice(row));
}

async function findChosen(
  haipay: HaipayModuleService,
  data: Record<string, unknown> | undefined,
): Promise<CollectOrder | undefined> {
  const id = data?.collect_order_id;
  return typeof id === "string" ? haipay.ledger.collectOrders.find(id) : undefined;
}

async function bindChoice(
  haipay: HaipayModuleService,
  method: Method,
  choice: CollectOrder,
  { input, settings }: { input: InitiatePaymentInput; settings: SettingsInForce },
): Promise<CollectOrder> {
  const sessionId = sessionIdOf(input.data);
  if (!sessionId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "The payment session has no id.");
  const { amount, currency_code } = input;
  const { currency, ...amounts } = checkSessionAmount(method, amount, currency_code, settings, choice.locale);
  if (currency !== choice.currency) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The method was chosen for ${choice.currency.toUpperCase()} and the payment is in ${currency.toUpperCase()}. ` +
        `Choose the payment method again.`,
    );
  }
  const expected = { ...sumOf(choice), amount: choice.session_amount ?? amounts.session_amount };
  if (!isSameSum(expected, sumOf({ ...amounts, currency })))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("sumChanged", choice));
  const bound = await haipay.ledger.collectOrders.bind(choice.id, {
    payment_session_id: sessionId,
    ...amounts,
    expires_at: deadlineOf(method.kind, new Date(), settings.deadlines),
  });
  if (bound) return bound;
  throw new MedusaError(
    MedusaError.Types.CONFLICT,
    "This choice was taken up already. Choose the payment method again.",
  );
}

function outputOf(row: CollectOrder): InitiatePaymentOutput {
  // A session never starts out authorized: what is paid is authorized when its order is placed.
  const status = row.state === "open" ? sessionStatus(row) : "pending";
  return { id: row.id, status, data: sessionData(row) };
}

/**
 * Called when an order is placed, and by "Check status" on an order. Order first: creates the order at the
 * platform once and returns `pending_authorization`. Pay first: `authorized` once a signed answer has said that the
 * money has arrived. Each time only for what the purchase owes at that moment.
 *
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR or PAYMENT_REQUIRES_MORE_ERROR with a sentence for the buyer:
 *   Medusa then gives the storefront its cart back
 */
export async function authorizePayment(
  haipay: HaipayModuleService,
  sessionId: string | undefined,
): Promise<AuthorizePaymentOutput> {
  const rows = sessionId ? await haipay.ledger.collectOrders.listBySession(sessionId) : [];
  const paid = rows.find(isCapturable);
  if (paid) return authorized(haipay, paid);
  const newest = rows[0];
  if (!newest) {
    throw new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      "No payment was prepared for this payment session. Please choose the payment method again.",
    );
  }
  const row = await askWhatBecameOf(haipay, newest);
  if (isCapturable(row)) return authorized(haipay, row);
  return row.flow === "order_first" ? placeOrder(haipay, row) : awaitPayment(row);
}

function awaitPayment(row: CollectOrder): AuthorizePaymentOutput {
  if (row.state !== "open" && row.state !== "applying") throw refuse("failed", row);
  if (getMethod(row.method).kind !== "ewallet")
    return { status: "pending_authorization", data: sessionData(row) };
  throw new MedusaError(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, buyerMessage("unpaid", row));
}

async function placeOrder(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  switch (row.state) {
    case "open":
      await requireOwed(haipay, row);
      return { status: "pending_authorization", data: sessionData(row) };
    case "chosen":
      return apply(haipay, row);
    case "not_created":
    case "unknown":
    case "superseded":
      // "Check status" on a placed order never creates another one at the platform.
      if (row.medusa_order_id !== null || row.erased_at !== null) throw refuse("failed", row);
      return apply(haipay, await nextTry(haipay, row));
    case "applying":
      throw refuse("underWay", row);
    default:
      throw refuse("failed", row);
  }
}

async function nextTry(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (row.state === "unknown") {
    await haipay.ledger.collectOrders.transition(row, "superseded", {
      last_error: "The outcome of collect/apply was never learned, and the shopper tried again.",
    });
  }
  return prepareNextTry(haipay, row);
}

async function apply(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  try {
    const buyerSource = await findBuyerSource(container, await findPurchaseThatOwes(haipay, row));
    await requireStillOffered(container, buyerSource?.region_id ?? null, row);
    const applied = await applyCollectOrder(haipay, await correctBuyer(haipay, row, buyerSource));
    if (applied.state === "paid") return authorized(haipay, applied);
    if (applied.state === "open") return { status: "pending_authorization", data: sessionData(applied) };
    throw refuse("failed", applied);
  } catch (error) {
    if (error instanceof ApplyUnderWayError) throw refuse("underWay", row);
    if (MedusaError.isMedusaError(error)) throw error;
    const mayExist = error instanceof PlatformError && error.orderMayExist;
    if (mayExist) {
      const asked = await askWhatBecameOf(haipay, (await haipay.ledger.collectOrders.find(row.id)) ?? row);
      if (asked.state === "paid") return authorized(haipay, asked);
    }
    if (!(error instanceof LimitReachedError || error instanceof MethodOffError)) {
      const why = (error as Error).message;
      haipay.logger.error(`HaiPay: collect order ${row.platform_order_id} was not created: ${why}`);
    }
    throw new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      applyFailureMessage(error, row, mayExist),
    );
  }
}

/** Asks once about an order that may exist; if no believable answer comes, the row stays as it is. */
async function askWhatBecameOf(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  const current = await endDeadApply(haipay, row);
  if (!["open", "unknown", "superseded", "expired"].includes(current.state)) return current;
  return tryToAsk(haipay, current, { retries: 0 });
}

async function endDeadApply(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (!isApplyDead(row)) return row;
  const ended = await haipay.ledger.collectOrders.transition(row, "unknown", {
    last_error: "The process ended while the order was being created.",
  });
  return ended ?? row;
}

async function authorized(haipay: HaipayModuleService, row: CollectOrder): Promise<AuthorizePaymentOutput> {
  await requireOwed(haipay, row);
  return { status: "authorized", data: sessionData(row) };
}

function refuse(message: BuyerMessage, row: CollectOrder): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, buyerMessage(message, row));
}

/**
 * The data of a payment session. Anyone with the order id can read all of it, so it contains nothing
 * secret and nothing about the buyer. `amount` is what is charged, in yen or dollars; times are ISO 8601.
 */
export function sessionData(row: CollectOrder): Record<string, unknown> {
  const method = getMethod(row.method);
  const applied = row.applied_at !== null;
  return {
    session_id: row.payment_session_id,
    collect_order_id: row.id,
    paymentToken: row.payment_token,
    method: row.method,
    kind: method.kind,
    payType: method.payType,
    inBankCode: method.channels[row.currency].inBankCode,
    orderId: applied ? row.platform_order_id : null,
    orderNo: row.platform_order_no,
    payUrl: row.pay_url,
    bankCode: row.bank_code,
    bankNo: row.bank_no,
    qrCode: row.qr_code,
    amount: row.charge_amount,
    currency: row.currency,
    status: row.state,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}

/** What Medusa is told about a collect order: `authorized` for money that has arrived, never `captured`. */
export function sessionStatus(row: CollectOrder): PaymentSessionStatus {
  if (row.state === "paid") return isCapturable(row) ? "authorized" : "pending";
  if (row.state === "open" && row.flow === "order_first") return "pending_authorization";
  return "pending";
}

/** Medusa's own session id, which it writes into the data of every call that has no context for it. */
export function sessionIdOf(data: Record<string, unknown> | undefined): string | undefined {
  return typeof data?.session_id === "string" ? data.session_id : undefined;
}
