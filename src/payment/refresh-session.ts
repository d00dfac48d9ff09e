import type { MedusaContainer } from "@medusajs/framework/types";
import { MathBN, Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import type { Purchase } from "./owed";

/**
 * Brings the payment session's data up to date with the ledger: storefronts show the slip from there. A session that is
 * authorized stays as it is. The provider rewrites the data from the ledger.
 */
export async function refreshSession(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { session }: Purchase,
): Promise<void> {
  if (!session || session.payment) return;
  try {
    await container.resolve(Modules.PAYMENT).updatePaymentSession({
      id: session.id,
      amount: MathBN.convert(session.amount),
      currency_code: session.currency_code,
      data: { session_id: session.id },
    });
  } catch (error) {
    // The buyer may be choosing again at this moment, which deletes the session.
    haipay.logger.warn(
      `HaiPay: the session of collect order ${row.platform_order_id} was not refreshed: ${(error as Error).message}`,
    );
  }
}
