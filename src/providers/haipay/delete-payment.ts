import { MedusaError } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isGivenBack } from "../../modules/haipay/ledger/refunded";
import { tryToAsk } from "../../modules/haipay/operations/try-to-ask";
import type HaipayModuleService from "../../modules/haipay/service";
import { sessionIdOf } from "./session-data";
import { shopperMessage } from "./shopper-message";

const ATTEMPTS = 5;

/**
 * Called when the shopper chooses again or the cart changes. There is no cancel call (protocol §4): an order
 * that we no longer want becomes `superseded` and stays watched.
 *
 * @throws MedusaError NOT_ALLOWED when the money is there, which keeps the payment session
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
  if (sessionId) return haipay.collectOrders.listBySession(sessionId);
  const choice =
    typeof data?.choice_id === "string" ? await haipay.collectOrders.find(data.choice_id) : undefined;
  return choice ? [choice] : [];
}

async function supersede(haipay: HaipayModuleService, known: CollectOrder): Promise<void> {
  let row: CollectOrder | undefined = isPayable(known) ? await tryToAsk(haipay, known) : known;
  for (let attempt = 0; attempt < ATTEMPTS && row; attempt++) {
    if (row.payment_session_id !== known.payment_session_id) return;
    if (isGivenBack(row)) return;
    if (row.state === "paid") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, shopperMessage("alreadyPaid", row));
    }
    // A choice stays too: when Medusa's compensation makes the session anew, it is copied.
    if (row.state !== "chosen" && !isPayable(row)) return;
    if (await haipay.collectOrders.transition(row, "superseded")) return;
    row = await haipay.collectOrders.find(known.id);
  }
}

function isPayable({ state }: CollectOrder): boolean {
  return state === "open" || state === "applying" || state === "unknown";
}
