import { reminderOf } from "../../modules/haipay/deadline";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";

/** Tells the shop once that a slip or a transfer runs out soon, so that it reminds the shopper. */
export async function remindWhenDue(haipay: HaipayModuleService, row: CollectOrder): Promise<CollectOrder> {
  if (row.state !== "open") return row;
  const now = new Date();
  const { deadlines } = await haipay.settings.readGeneral();
  const reminder = reminderOf(row, getMethod(row.method).kind, deadlines);
  if (reminder === null || reminder > now) return row;
  // After the deadline there is nothing left to remind of.
  return row.expires_at !== null && row.expires_at > now ? haipay.collectOrders.remind(row) : row;
}
