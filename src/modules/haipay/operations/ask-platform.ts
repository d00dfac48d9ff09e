import type { Inquiry, QueryLimits } from "../inquiry";
import type { CollectOrder } from "../ledger/collect-order";
import type HaipayModuleService from "../service";
import { recordAnswer } from "./record-answer";

export interface AskOptions {
  /** Shorter time limits than the configured ones, in ms. */
  limits?: QueryLimits;
  /** Settings that were read just before; they are read now unless told. */
  inquiry?: Inquiry;
}

/**
 * Asks the platform about one collect order and records the verified answer (protocol §6).
 *
 * @returns the row as it stands afterwards
 * @throws PlatformError when no believable answer came, AccountGoneError when nobody can ask
 */
export async function askPlatform(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { limits, inquiry }: AskOptions = {},
): Promise<CollectOrder> {
  const open = inquiry ?? (await haipay.gateway.openInquiry(row.app_id));
  return recordAnswer(haipay, row, await open.ask(row, limits));
}
