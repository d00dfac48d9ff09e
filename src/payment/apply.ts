import { container } from "@medusajs/framework";
import { MedusaError } from "@medusajs/framework/utils";
import type { Choice, CollectOrder, CollectOrderChanges } from "../modules/haipay/ledger/collect-order";
import { MethodOffError } from "../modules/haipay/account-health";
import type { SettingsInForce } from "../modules/haipay/gateway";
import { expectedFee } from "../modules/haipay/ledger/fee-rules";
import { deadlineOf, nextCheckAt } from "../modules/haipay/ledger/lifecycle";
import { LimitReachedError, type LimitRules } from "../modules/haipay/ledger/limits";
import type HaipayModuleService from "../modules/haipay/service";
import type { Account } from "../modules/haipay/settings/settings";
import { newPaymentToken } from "../modules/haipay/payment-token";
import { getMethod } from "../platform/catalogue";
import { PlatformError } from "../platform/errors";
import type { AppliedOrder } from "../platform/schema";
import { tryToAsk } from "./ask";
import { composeBuyer, correctedFields, digestBuyer, type BuyerSource } from "./buyer";
import { applyFailureMessage, buyerMessage } from "./buyer-messages";
import { noteLimit } from "./limits";
import { readShopName } from "./shop-name";

/** Another process is applying for the same row at this moment. */
export class ApplyUnderWayError extends Error {
  readonly name = "ApplyUnderWayError";
}

/**
 * Creates the order at the platform for a bound choice (protocol §4), within the limits in force. The row says `applying` before the call,
 * so that a crash at any instruction leaves a trace; collect/apply is called once per row and never repeated.
 *
 * @param rules used instead of those in force, for what no buyer asked for
 * @returns the row: `open`, or `paid` when the money arrived before the answer
 * @throws PlatformError after noting in the row whether the order may exist
 * @throws ApplyUnderWayError when another process got there first
 * @throws LimitReachedError when buyers have made too many requests
 * @throws MethodOffError when the account cannot take money at present, for what a buyer asked for
 */
export async function applyCollectOrder(
  haipay: HaipayModuleService,
  row: CollectOrder,
  rules?: LimitRules,
): Promise<CollectOrder> {
  const settings = await haipay.gateway.inForce(row.currency);
  const applying = await beginApply(haipay, row, settings, rules);
  if (!applying)
    throw new ApplyUnderWayError(`Collect order ${row.platform_order_id} is already being created.`);
  let answer: AppliedOrder;
  try {
    answer = await haipay.gateway.apply(applying, settings, await readShopName(container));
  } catch (error) {
    await recordFailure(haipay, applying, error as Error);
    throw error;
  }
  const facts = factsOf(answer);
  const opened = { ...applying, ...facts, state: "open" } as const;
  const next_check_at = nextCheckAt(opened, new Date(), settings.deadlines);
  const created = {
    kind: "apply",
    payload: { outcome: "created", platform_order_no: answer.orderNo },
  } as const;
  const { collectOrders, history } = haipay.ledger;
  const moved = await collectOrders.transition(applying, "open", { ...facts, next_check_at }, [created]);
  if (moved) return moved;
  // Money came before the answer did: the row has its own next check.
  await history.append(row.id, created.kind, created.payload);
  return collectOrders.update(row.id, facts);
}

/** @returns undefined when another process got there first */
async function beginApply(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { account, deadlines, limits }: SettingsInForce,
  rules: LimitRules | undefined,
): Promise<CollectOrder | undefined> {
  const { appId, baseUrl, environment } = account;
  const [troubles, feeRules] = await Promise.all([
    haipay.accountHealth.readTroubles(environment),
    haipay.ledger.accountReports.readFeeRules(account),
  ]);
  const trouble = troubles.offFor(account, row.method, new Date());
  // What an administrator asks for is tried nevertheless.
  if (trouble && !rules) throw new MethodOffError(trouble);
  const appliedAt = new Date();
  const feeRule = feeRules[row.method];
  const deadline = deadlineOf(getMethod(row.method).kind, appliedAt, deadlines);
  const changes = {
    environment,
    app_id: appId,
    host: baseUrl,
    applied_at: appliedAt,
    expected_fee: feeRule ? expectedFee(feeRule, row.charge_amount as string, row.currency) : null,
    payment_token: row.payment_token ?? newPaymentToken(),
    expires_at: deadline,
    slip_expires_at: deadline,
  };
  const { collectOrders } = haipay.ledger;
  const next_check_at = nextCheckAt({ ...row, ...changes, state: "applying" }, appliedAt, deadlines);
  const outcome = await haipay.ledger.limits.admit(row, rules ?? limits, (db) =>
    collectOrders.within(db).transition(row, "applying", { ...changes, next_check_at }),
  );
  if ("admitted" in outcome) return outcome.admitted;
  await noteLimit(haipay, outcome.reached);
  throw new LimitReachedError(outcome.reached);
}

function factsOf(answer: AppliedOrder): CollectOrderChanges {
  return {
    platform_order_no: answer.orderNo,
    pay_url: answer.payUrl,
    bank_code: answer.bankCode ?? null,
    bank_no: answer.bankNo ?? null,
    qr_code: answer.qrCode ?? null,
  };
}

async function recordFailure(
  haipay: HaipayModuleService,
  applying: CollectOrder,
  error: Error,
): Promise<void> {
  const mayExist = error instanceof PlatformError && error.orderMayExist;
  const outcome = mayExist ? "unknown" : "not_created";
  await haipay.ledger.history.append(applying.id, "apply", {
    outcome,
    error: error.name,
    message: error.message,
  });
  await haipay.ledger.collectOrders.transition(applying, outcome, { last_error: error.message });
}

/** What the buyer chose, for a new row. */
export function copyChoice(row: CollectOrder): Choice {
  return {
    payment_collection_id: row.payment_collection_id,
    cart_id: row.cart_id,
    medusa_order_id: row.medusa_order_id,
    customer_id: row.customer_id,
    provider_id: row.provider_id,
    method: row.method,
    currency: row.currency,
    flow: row.flow,
    buyer_name: row.buyer_name,
    buyer_phone: row.buyer_phone,
    buyer_email: row.buyer_email,
    partner_user_id: row.partner_user_id,
    buyer_source: row.buyer_source,
    session_amount: row.session_amount,
    locale: row.locale,
    return_url: row.return_url,
    payment_token: row.payment_token,
    browser_digest: row.browser_digest,
    client_digest: row.client_digest,
  };
}

/**
 * A new row for the same payment session: an order id is never reused (protocol §4).
 *
 * @param sums what to ask for; by default the same as before
 */
export async function prepareNextTry(
  haipay: HaipayModuleService,
  row: CollectOrder,
  sums: Pick<CollectOrder, "session_amount" | "charge_amount"> = row,
): Promise<CollectOrder> {
  const { payment_session_id, expires_at } = row;
  const { session_amount, charge_amount } = sums;
  const choice = await haipay.ledger.collectOrders.add(copyChoice(row));
  const bound = await haipay.ledger.collectOrders.bind(choice.id, {
    payment_session_id,
    session_amount,
    charge_amount,
    expires_at,
  });
  return bound ?? choice;
}

/**
 * Adopts what the buyer corrected between choosing the method and placing the order: the platform sends the slip
 * to the contact details in the order, unless the storefront gave others for the payment alone.
 *
 * @param buyerSource what the order, or its cart, says now
 * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with a message that names the field, when the correction is not valid
 */
export async function correctBuyer(
  haipay: HaipayModuleService,
  row: CollectOrder,
  buyerSource: BuyerSource | undefined,
): Promise<CollectOrder> {
  if (row.buyer_source === null || !buyerSource) return row;
  const corrected = correctedFields(row.buyer_source, buyerSource);
  if (corrected.length === 0) return row;
  const { merchantSecretKey } = await haipay.gateway.account(row.currency);
  const kept = { name: row.buyer_name, phone: row.buyer_phone, email: row.buyer_email };
  const details = Object.fromEntries(
    Object.entries(kept).filter(([field]) => !corrected.some((one) => one === field)),
  );
  try {
    const buyer = composeBuyer(details, buyerSource, merchantSecretKey, row.locale);
    return await haipay.ledger.collectOrders.update(row.id, {
      buyer_name: buyer.name,
      buyer_phone: buyer.phone,
      buyer_email: buyer.email,
      partner_user_id: buyer.partnerUserId,
      buyer_source: digestBuyer(buyerSource),
    });
  } catch (error) {
    if (!MedusaError.isMedusaError(error)) throw error;
    throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, (error as Error).message);
  }
}

/**
 * Choosing the same method again for the same sum keeps the order that is already open at the platform.
 *
 * @param bound the new choice; it is removed when the open order takes its place
 * @param account that would take the payment
 * @returns undefined when there is none
 * @throws MedusaError NOT_ALLOWED when its money has arrived
 */
export async function reuseOpenOrder(
  haipay: HaipayModuleService,
  bound: CollectOrder,
  account: Account,
): Promise<CollectOrder | undefined> {
  const reusable = await haipay.ledger.collectOrders.findReusable(bound, account);
  if (!reusable) return undefined;
  // A platform that does not answer could not create a new order either: the known address is just as good.
  const asked = await tryToAsk(haipay, reusable);
  if (asked.state === "paid") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("alreadyPaid", asked));
  }
  const rebound = await haipay.ledger.collectOrders.rebind(asked, bound.payment_session_id as string, bound);
  if (rebound) await haipay.ledger.choices.discard(bound.id);
  return rebound;
}

/**
 * Creates the order at the platform while the buyer waits for a pay page.
 *
 * @throws MedusaError NOT_ALLOWED with a sentence for the buyer when there is no page
 */
export async function createOrder(haipay: HaipayModuleService, bound: CollectOrder): Promise<CollectOrder> {
  try {
    const row = await applyCollectOrder(haipay, bound);
    if (row.state === "open" || row.state === "paid") return row;
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("failed", row));
  } catch (error) {
    const isPlatforms = error instanceof PlatformError;
    const isRefused = error instanceof LimitReachedError || error instanceof MethodOffError;
    if (!isPlatforms && !isRefused) throw error;
    const message = applyFailureMessage(error, bound, isPlatforms && error.orderMayExist);
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message);
  }
}
