import { getMethod } from "../../../platform/catalogue";
import { PlatformError } from "../../../platform/errors";
import type { AppliedOrder } from "../../../platform/schema";
import { deadlineOf } from "../deadline";
import type { CollectOrder, CollectOrderChanges } from "../ledger/collect-order";
import type HaipayModuleService from "../service";

/** Somebody else is applying for the same row at this moment. */
export class ApplyUnderWayError extends Error {
  readonly name = "ApplyUnderWayError";
}

/**
 * Creates the order at the platform for a bound choice (protocol §4). The row says `applying` before the call,
 * so that a crash at any instruction leaves a trace; collect/apply is called once per row and never repeated.
 *
 * @returns the row: `open`, or `paid` when the money was quicker than the answer
 * @throws PlatformError after noting in the row whether the order may exist
 * @throws ApplyUnderWayError when another process was first
 */
export async function applyCollectOrder(
  haipay: HaipayModuleService,
  row: CollectOrder,
): Promise<CollectOrder> {
  const { appId, baseUrl, environment } = await haipay.gateway.account(row.currency);
  const { deadlines } = await haipay.settings.readGeneral();
  const appliedAt = new Date();
  const applying = await haipay.collectOrders.transition(row, "applying", {
    environment,
    app_id: appId,
    host: baseUrl,
    applied_at: appliedAt,
    return_session_id: row.payment_session_id,
    expires_at: deadlineOf(getMethod(row.method).kind, appliedAt, deadlines),
  });
  if (!applying) throw new ApplyUnderWayError(`Collect order ${row.order_id} is already being created.`);
  let answer: AppliedOrder;
  try {
    answer = await haipay.gateway.apply(applying);
  } catch (error) {
    await recordFailure(haipay, applying, error as Error);
    throw error;
  }
  await haipay.history.append(row.id, "apply", { outcome: "created", orderNo: answer.orderNo });
  const facts = factsOf(answer);
  return (
    (await haipay.collectOrders.transition(applying, "open", facts)) ??
    (await haipay.collectOrders.update(row.id, facts))
  );
}

function factsOf(answer: AppliedOrder): CollectOrderChanges {
  return {
    order_no: answer.orderNo,
    pay_url: answer.payUrl,
    bank_code: answer.bankCode ?? null,
    bank_no: answer.bankNo ?? null,
    qr_code: answer.qrCode ?? null,
  };
}

async function recordFailure(
  haipay: HaipayModuleService,
  applying: CollectOrder,
  error: Error,
): Promise<void> {
  const mayExist = error instanceof PlatformError && error.orderMayExist;
  const outcome = mayExist ? "unknown" : "not_created";
  await haipay.history.append(applying.id, "apply", { outcome, error: error.name, message: error.message });
  await haipay.collectOrders.transition(applying, outcome, { last_error: error.message });
}
