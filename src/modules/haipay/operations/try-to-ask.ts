import type { CollectOrder } from "../ledger/collect-order";
import type { QueryLimits } from "../inquiry";
import type HaipayModuleService from "../service";
import { askPlatform } from "./ask-platform";

/** While a shopper waits the question is short. */
const SHOPPER_WAITS: QueryLimits = { totalTimeoutMs: 2_000, retries: 0 };

/**
 * Asks the platform about one collect order for somebody who can go on without an answer.
 *
 * @param limits how long, in ms, and how often
 * @returns the row as it stands afterwards; as it was when no believable answer came
 */
export async function tryToAsk(
  haipay: HaipayModuleService,
  row: CollectOrder,
  limits: QueryLimits = SHOPPER_WAITS,
): Promise<CollectOrder> {
  try {
    return await askPlatform(haipay, row, { limits });
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.order_id} could not be asked about: ${(error as Error).message}`,
    );
    return row;
  }
}
