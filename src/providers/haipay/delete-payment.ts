import { container } from "@medusajs/framework";
import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isTakenOver } from "../../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../../modules/haipay/service";
import { alignCollection } from "../../payment/align-sums";
import { tryToAsk } from "../../payment/ask";
import { buyerMessage } from "../../payment/buyer-messages";
import { sumOf } from "../../payment/owed";
import { findPurchase } from "../../payment/purchase";
import { sessionIdOf } from "./session";

const ATTEMPTS = 5;
/** How long, in ms, an answer of the platform is valid while a cart is changed. */
const FRESH_MS = 1_000;

/**
 * Called when the buyer chooses again or the cart changes. There is no cancel call (protocol §4): an order
 * that is no longer wanted becomes `superseded` and is still watched.
 *
 * @throws MedusaError NOT_ALLOWED when the money has arrived, which keeps the payment session
 */
export async function deletePayment(
  haipay: HaipayModuleService,
  data: Record<string, unknown> | undefined,
): Promise<void> {
  for (const row of await rowsOf(haipay, data)) await supersede(haipay, row);
}

async function rowsOf(
  haipay: HaipayModuleService,
  data: Record<string, unknown> | undefined,
): Promise<CollectOrder[]> {
  const sessionId = sessionIdOf(data);
  if (sessionId) return haipay.ledger.collectOrders.listBySession(sessionId);
  const choice =
    typeof data?.collect_order_id === "string"
      ? await haipay.ledger.collectOrders.find(data.collect_order_id)
      : undefined;
  return choice ? [choice] : [];
}

async function supersede(haipay: HaipayModuleService, known: CollectOrder): Promise<void> {
  // A cart change through the store API asked a moment ago.
  const mayBeStale = Date.now() - (known.checked_at?.getTime() ?? 0) > FRESH_MS;
  let row: CollectOrder | undefined = isPayable(known) && mayBeStale ? await tryToAsk(haipay, known) : known;
  for (let attempt = 0; attempt < ATTEMPTS && row; attempt++) {
    if (row.payment_session_id !== known.payment_session_id) return;
    if (isTakenOver(row)) return;
    if (row.state === "paid") {
      putBackCollection(haipay, row);
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, buyerMessage("alreadyPaid", row));
    }
    // A choice is kept as well: when Medusa's compensation recreates the session, the choice is copied.
    if (row.state !== "chosen" && !isPayable(row)) return;
    if (await haipay.ledger.collectOrders.transition(row, "superseded")) return;
    row = await haipay.ledger.collectOrders.find(known.id);
  }
}

function isPayable({ state }: CollectOrder): boolean {
  return state === "open" || state === "applying" || state === "unknown";
}

/** Waits, in ms, because Medusa writes the changed sum in parallel with the refused deletion, and its own rollback fails. */
const LOOKS_AFTER = [300, 2_000];

/**
 * Restores sum and currency of a payment collection after a change to its cart was refused because the money has arrived.
 * Nobody waits for it: settling does the same before it places the order.
 */
function putBackCollection(haipay: HaipayModuleService, row: CollectOrder): void {
  for (const delay of LOOKS_AFTER) {
    setTimeout(() => {
      putBack(row).catch((error: Error) =>
        haipay.logger.warn(
          `HaiPay: the payment collection of collect order ${row.platform_order_id} was not put back yet: ${error.message}`,
        ),
      );
    }, delay).unref();
  }
}

async function putBack(row: CollectOrder): Promise<void> {
  const { session, collection } = await findPurchase(container, row);
  if (session && collection) await alignCollection(container, collection, sumOf(row), session.id);
}
