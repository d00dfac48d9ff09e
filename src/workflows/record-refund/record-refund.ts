import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { GuardBusyError } from "../../modules/haipay/guard";
import { guardKeyOf } from "../../modules/haipay/guard-key";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import type HaipayModuleService from "../../modules/haipay/service";
import { announceSoon } from "../announce/announce-soon";
import { settleUnderGuard } from "../settle-collect-order/settle-collect-order";
import { completeRefund } from "./complete-refund";
import { enterRefund } from "./enter-refund";
import { finishRefunds } from "./finish-refunds";
import { recogniseCapture } from "./recognise-capture";
import { checkRefund, japanDayOf, type CheckedRefund, type RecordRefundInput } from "./refund-input";

/**
 * Records that a refund was paid outside the platform, which offers none for these methods (protocol §8). Money that
 * Medusa captured is refunded in Medusa as well; any other stands in the ledger alone, and what the machine was still
 * trying with it is given up. A request that a crash cut off is finished by the same request, sent once more.
 *
 * @throws MedusaError NOT_FOUND for an unknown collect order, INVALID_DATA naming a wrong field, DUPLICATE_ERROR when
 *   the reference was recorded already, NOT_ALLOWED for more than is left, CONFLICT while others work on the purchase
 */
export async function recordRefund(
  container: MedusaContainer,
  input: RecordRefundInput,
): Promise<RecordedRefund> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const known = await find(haipay, input.collect_order_id);
  const wanted = checkRefund(input, known.currency);
  try {
    return await haipay.guard.run(guardKeyOf(known), async () =>
      recordUnderGuard(container, haipay, await find(haipay, known.id), wanted),
    );
  } catch (error) {
    if (!(error instanceof GuardBusyError)) throw error;
    throw new MedusaError(MedusaError.Types.CONFLICT, error.message);
  } finally {
    announceSoon(container, known.id);
  }
}

async function recordUnderGuard(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  known: CollectOrder,
  wanted: CheckedRefund,
): Promise<RecordedRefund> {
  const row = await recogniseCapture(container, haipay, known);
  const before = (await haipay.refunds.list(row.id)).find(
    ({ reference, corrects_id, corrected_at }) =>
      reference === wanted.reference && corrects_id === null && corrected_at === null,
  );
  if (before) {
    refuseUnlessHalfDone(before, wanted);
    return completeRefund(container, haipay, row, before);
  }
  const settled = await settleFirst(container, row);
  await finishRefunds(container, haipay, settled);
  return completeRefund(container, haipay, settled, await enterRefund(container, haipay, settled, wanted));
}

/**
 * Money that has just come is captured first: refunded in part before that, its rest would be neither captured nor
 * before a person.
 *
 * @throws MedusaError NOT_ALLOWED when that cannot be done now
 */
async function settleFirst(container: MedusaContainer, row: CollectOrder): Promise<CollectOrder> {
  if (row.state !== "paid" || row.settled_at !== null) return row;
  try {
    return await settleUnderGuard(container, row);
  } catch (error) {
    const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
    const now = await find(haipay, row.id);
    if (now.settled_at !== null) return now;
    // A person knows that Medusa cannot follow, and decides against waiting any longer.
    const open = await haipay.attentions.listOpen(row.id);
    if (open.some(({ reason }) => reason === "completion_failed")) return now;
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The payment has come and could not be settled yet, so nothing was recorded. Try again in a minute. ` +
        `(${(error as Error).message})`,
    );
  }
}

/** @throws MedusaError DUPLICATE_ERROR for anything but the rest of what a crash cut off */
function refuseUnlessHalfDone(before: RecordedRefund, wanted: CheckedRefund): void {
  const same =
    before.amount === wanted.amount &&
    japanDayOf(before.paid_on) === japanDayOf(wanted.paid_on) &&
    (wanted.target === undefined || wanted.target === before.target);
  if (before.booked_at === null && same) return;
  const sum = `${before.amount} ${before.currency.toUpperCase()} of ${japanDayOf(before.paid_on)}`;
  throw new MedusaError(
    MedusaError.Types.DUPLICATE_ERROR,
    before.booked_at === null
      ? `reference "${before.reference}" belongs to a refund of ${sum} that was cut off: record that one again first.`
      : `reference "${before.reference}" was recorded already, for ${sum}: a second refund needs a reference of its own.`,
  );
}

async function find(haipay: HaipayModuleService, id: string): Promise<CollectOrder> {
  const row = typeof id === "string" ? await haipay.collectOrders.find(id) : undefined;
  if (row) return row;
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `collect_order_id: there is no collect order ${id} in the ledger.`,
  );
}
