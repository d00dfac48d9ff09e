import type { QueryLimits } from "../inquiry";
import type { CollectOrder } from "../ledger/collect-order";
import type HaipayModuleService from "../service";
import { recordAnswer } from "./record-answer";

/**
 * Asks the platform about one collect order and records the verified answer (protocol §6).
 *
 * @param limits shorter time limits than the configured ones, in ms
 * @returns the row as it stands afterwards
 * @throws PlatformError when no believable answer came, AccountGoneError when nobody can ask
 */
export async function askPlatform(
  haipay: HaipayModuleService,
  row: CollectOrder,
  limits?: QueryLimits,
): Promise<CollectOrder> {
  return recordAnswer(haipay, row, await haipay.gateway.query(row, limits));
}
