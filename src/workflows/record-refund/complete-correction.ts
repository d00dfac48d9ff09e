import type { MedusaContainer } from "@medusajs/framework/types";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type HaipayModuleService from "../../modules/haipay/service";
import { findOwedAgain } from "./owed-again";
import { takeBackInMedusa } from "./take-back-in-medusa";

/** Does for an entered correction what is not done yet, and books it. The caller holds the guard. */
export async function completeCorrection(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  correction: RecordedRefund,
): Promise<RecordedRefund> {
  const corrected = (await haipay.refunds.list(row.id)).find(({ id }) => id === correction.corrects_id);
  if (!corrected) throw new Error(`The entry ${correction.id} corrects a refund that is not there.`);
  if (correction.target === "payment") {
    await takeBackInMedusa(container, haipay, row, correction, corrected);
  }
  const raised = await findOwedAgain(container, haipay, row, correction);
  return haipay.refunds.bookCorrection(correction, raised);
}
