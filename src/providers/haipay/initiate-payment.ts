import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types";
import { MathBN, MedusaError } from "@medusajs/framework/utils";
import { deadlineOf } from "../../modules/haipay/deadline";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCapturable } from "../../modules/haipay/ledger/refunded";
import { applyCollectOrder } from "../../modules/haipay/operations/apply-collect-order";
import { copyChoice } from "../../modules/haipay/operations/next-try";
import { tryToAsk } from "../../modules/haipay/operations/try-to-ask";
import type HaipayModuleService from "../../modules/haipay/service";
import { isSameSum, sumOf } from "../../payment/owed";
import type { Method } from "../../platform/catalogue";
import { PlatformError } from "../../platform/errors";
import { checkSessionAmount } from "./session-amount";
import { sessionData, sessionIdOf, sessionStatus } from "./session-data";
import { applyFailureMessage, shopperMessage } from "./shopper-message";

/**
 * Makes the payment session of a choice. Order first: everything is checked and nothing is created at the
 * platform. Pay first, or without an open cart: the order is created, or an open one is used again.
 *
 * @throws MedusaError INVALID_DATA or NOT_ALLOWED with a sentence for the shopper
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
    const bound = await bindChoice(haipay, method, choice, input);
    const reused = await reuseOpenOrder(haipay, bound);
    if (reused || bound.flow === "order_first") return outputOf(reused ?? bound);
    return outputOf(await createOrder(haipay, bound));
  } catch (error) {
    await haipay.collectOrders.discardChoice(choice.id);
    throw error;
  }
}

/**
 * Money of an earlier slip or page that its purchase still owes: settling makes a payment session for it, and so does
 * Medusa when it takes the deletion of one back. Nothing is created at the platform.
 */
async function takeMoney(
  haipay: HaipayModuleService,
  { data, amount, currency_code }: InitiatePaymentInput,
): Promise<CollectOrder | undefined> {
  const choiceId = data?.choice_id;
  const row = typeof choiceId === "string" ? await haipay.collectOrders.find(choiceId) : undefined;
  if (row?.state !== "paid") return undefined;
  const sum = { amount: MathBN.convert(amount).toFixed(), currency_code };
  const used =
    isCapturable(row) && row.captured_payment_id === null && isSameSum(sum, sumOf(row))
      ? await haipay.collectOrders.useMoney(row, sessionIdOf(data) as string)
      : undefined;
  if (used) return used;
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("alreadyPaid", row));
}

/** The choice that the middleware wrote; a copy of it when Medusa makes a session anew with the old data. */
async function takeChoice(
  haipay: HaipayModuleService,
  method: Method,
  data: Record<string, unknown> | undefined,
): Promise<CollectOrder> {
  const choiceId = data?.choice_id;
  const row = typeof choiceId === "string" ? await haipay.collectOrders.find(choiceId) : undefined;
  if (!row || row.method !== method.id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${method.name.en} needs the buyer's data. Create the payment session through ` +
        `POST /store/payment-collections/:id/payment-sessions, or run chooseMethod first and pass its choice_id.`,
    );
  }
  if (row.state === "chosen" && row.payment_session_id === null) return row;
  return haipay.collectOrders.choose(copyChoice(row));
}

async function bindChoice(
  haipay: HaipayModuleService,
  method: Method,
  choice: CollectOrder,
  input: InitiatePaymentInput,
): Promise<CollectOrder> {
  const sessionId = sessionIdOf(input.data);
  if (!sessionId) throw new MedusaError(MedusaError.Types.INVALID_DATA, "The payment session has no id.");
  const settings = await haipay.settings.readGeneral();
  const { currency, ...amounts } = checkSessionAmount(
    method,
    input.amount,
    input.currency_code,
    settings,
    choice.locale,
  );
  const expected = { ...sumOf(choice), amount: choice.session_amount ?? amounts.session_amount };
  if (currency === choice.currency && !isSameSum(expected, sumOf({ ...amounts, currency }))) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("sumChanged", choice));
  }
  if (currency !== choice.currency) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The method was chosen for ${choice.currency.toUpperCase()} and the payment is in ${currency.toUpperCase()}. ` +
        `Choose the payment method again.`,
    );
  }
  const bound = await haipay.collectOrders.bind(choice.id, {
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

async function createOrder(haipay: HaipayModuleService, bound: CollectOrder): Promise<CollectOrder> {
  try {
    const row = await applyCollectOrder(haipay, bound);
    if (row.state === "open" || row.state === "paid") return row;
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("failed", row));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      applyFailureMessage(error, bound, error.orderMayExist),
    );
  }
}

async function reuseOpenOrder(
  haipay: HaipayModuleService,
  bound: CollectOrder,
): Promise<CollectOrder | undefined> {
  const account = await haipay.gateway.account(bound.currency);
  const reusable = await haipay.collectOrders.findReusable(bound, account);
  if (!reusable) return undefined;
  // A platform that does not answer could not make a new order either: then the known address is as good.
  const asked = await tryToAsk(haipay, reusable);
  if (asked.state === "paid") {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("alreadyPaid", asked));
  }
  const rebound = await haipay.collectOrders.rebind(asked, bound.payment_session_id as string);
  if (rebound) await haipay.collectOrders.discardChoice(bound.id);
  return rebound;
}

function outputOf(row: CollectOrder): InitiatePaymentOutput {
  // A session is never born authorized: what is paid is authorized when its order is placed.
  const status = row.state === "open" ? sessionStatus(row) : "pending";
  return { id: row.id, status, data: sessionData(row) };
}
