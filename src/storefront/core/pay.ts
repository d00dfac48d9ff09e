import type { Details, OfferedMethod, Payment } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import {
  tokenOf,
  type ChosenSession,
  type GivenSession,
  type HaiPayClient,
  type PlacedOrder,
} from "./client";
import { HaiPayError } from "./errors";
import { rememberWallet } from "./open-wallet";
import { safeAddress } from "./safe-address";
import { fill, type Texts } from "./texts";

/** The outcome of the last click. */
export type PayOutcome =
  /** Send the browser to the wallet; the order is placed when the money has arrived. */
  | { type: "redirect"; url: string; paymentToken: string }
  /** The order is placed; its payment session holds the slip. */
  | { type: "placed"; orderId: string; displayId: number | null; paymentToken: string }
  /** A placed order has a new slip. */
  | { type: "slip"; paymentToken: string }
  /** Nothing was placed: the purchase has a different price now (exact decimal, yen or dollars). */
  | { type: "sum_changed"; amount: string; currencyCode: string }
  /** Nothing was placed: the payment session that was chosen before is no longer valid. */
  | { type: "choose_again" };

type Redirect = Extract<PayOutcome, { type: "redirect" }>;

export interface CartPayment {
  cartId: string;
  method: Pick<OfferedMethod, "provider_id" | "flow">;
  details?: Details;
  /** The sum that the buyer saw, as `PaymentMethods.amount` gives it. */
  expectedAmount?: string | null;
  /** What was chosen at an earlier step, `details` included; without it, the last click chooses. */
  session?: GivenSession;
}

/** States in which a chosen payment session can still lead to an order. */
const LIVE: ReadonlySet<Payment["state"]> = new Set(["chosen", "applying", "unknown", "open", "paid"]);

/**
 * Pays for a cart by the flow of the method: places the order, or creates the wallet's page.
 *
 * The returned function never places twice: simultaneous calls share one run, and if the outcome of a
 * placement is unknown, the next call asks for it first.
 *
 * @returns a function that throws HaiPayError with a message for the buyer
 */
export function createPayer(client: HaiPayClient): (payment: CartPayment) => Promise<PayOutcome> {
  let running: Promise<PayOutcome> | undefined;
  let doubtful: { cartId: string; session: GivenSession } | undefined;

  async function place(cartId: string, session: GivenSession): Promise<PayOutcome> {
    try {
      const order = await client.placeOrder(cartId);
      doubtful = undefined;
      return placed(order, session);
    } catch (error) {
      doubtful = error instanceof HaiPayError && error.outcomeUnknown ? { cartId, session } : undefined;
      throw error;
    }
  }

  /** Another tab may have placed the order, changed the cart or chosen again since. @returns undefined if none did */
  async function lookAgain(cartId: string, session: GivenSession): Promise<PayOutcome | undefined> {
    try {
      const payment = await client.getPayment(tokenOf(session), { cartId });
      const { medusa_order_id, display_id, replaced_by, state } = payment;
      if (medusa_order_id !== null)
        return placed({ id: medusa_order_id, display_id: display_id ?? undefined }, session);
      return replaced_by === null && LIVE.has(state) ? undefined : { type: "choose_again" };
    } catch (error) {
      if (error instanceof HaiPayError && error.code === "not_found") return { type: "choose_again" };
      throw error;
    }
  }

  async function run({
    cartId,
    method,
    details,
    expectedAmount,
    session: chosen,
  }: CartPayment): Promise<PayOutcome> {
    if (doubtful?.cartId === cartId) {
      try {
        return await place(cartId, doubtful.session);
      } catch (error) {
        if (doubtful) throw error;
        // The shop says that nothing was placed: trying again is safe.
      }
    }
    const changed = chosen && (await lookAgain(cartId, chosen));
    if (changed) return changed;
    const session = chosen ?? (await client.choose({ cartId }, method.provider_id, details));
    const { amount, currency } = dataOf(session);
    if (expectedAmount && amount && amount !== expectedAmount) {
      return { type: "sum_changed", amount, currencyCode: currency ?? "" };
    }
    if (method.flow !== "pay_first") return place(cartId, session);
    const outcome = redirectTo(session);
    rememberWallet(cartId, outcome.paymentToken);
    return outcome;
  }

  return (payment) => {
    running ??= run(payment).finally(() => (running = undefined));
    return running;
  };
}

/**
 * Pays a placed order by another method. The previous slip or pay page is void from then on.
 *
 * @param paymentCollectionId from the payment's `another_way`
 * @throws HaiPayError with a message for the buyer
 */
export async function payAnotherWay(
  client: HaiPayClient,
  paymentCollectionId: string,
  method: Pick<OfferedMethod, "provider_id">,
  details?: Details,
): Promise<PayOutcome> {
  const session = await client.choose({ paymentCollectionId }, method.provider_id, details);
  return redirectOf(session) ?? { type: "slip", paymentToken: tokenOf(session) };
}

/**
 * For a storefront that makes payment sessions itself: where the pay button leads for an e-wallet, and undefined for
 * methods whose order is placed first.
 */
export function redirectOf(session: GivenSession): Redirect | undefined {
  const { kind, payUrl } = dataOf(session);
  const url = kind === "ewallet" ? safeAddress(payUrl) : undefined;
  return url === undefined ? undefined : { type: "redirect", url, paymentToken: tokenOf(session) };
}

/** Why a last click placed nothing, as a message; undefined when it did, or leads to a wallet. */
export function whyNotPlaced(outcome: PayOutcome, texts: Texts): string | undefined {
  if (outcome.type === "choose_again") return texts.chooseAgain;
  if (outcome.type !== "sum_changed") return undefined;
  return fill(texts.sumChanged, { sum: writeSum(outcome.amount, outcome.currencyCode) });
}

/** What this package's providers write into session data. */
export function dataOf(session: GivenSession): ChosenSession["data"] {
  return session.data;
}

function redirectTo(session: GivenSession): Redirect {
  const outcome = redirectOf(session);
  if (outcome) return outcome;
  throw new HaiPayError("server", "The payment session has no address of a payment page.", 200);
}

function placed(order: PlacedOrder, session: GivenSession): PayOutcome {
  const paymentToken = tokenOf(session);
  return { type: "placed", orderId: order.id, displayId: order.display_id ?? null, paymentToken };
}
