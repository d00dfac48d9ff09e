import type { MedusaContainer } from "@medusajs/framework/types";
import type { BuyerErasure } from "../../contract/erasures";
import { HAIPAY_MODULE } from "../../modules/haipay";
import { GuardBusyError, guardKeyOf } from "../../modules/haipay/guard";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { whyStillNeeded, type BuyerName, type ErasureAct } from "../../modules/haipay/ledger/erasure";
import { RefusedError } from "../../modules/haipay/refusal";
import type HaipayModuleService from "../../modules/haipay/service";
import { eraseInMedusa } from "../erase-in-medusa";
import { readRecords } from "../records";
import { refuse } from "../refuse";
import { withPurchase } from "../with-purchase";

export interface PersonalDataErasure extends ErasureAct {
  collect_order_id: string;
}

/**
 * Erases a buyer's data from one purchase: from each of its collect orders with its history, attentions and refunds, from what
 * Medusa shows of their payments, and from our mails. Sums, times and ids stay. Medusa's own order, cart and customer are not
 * touched.
 *
 * @throws RefusedError with the reason while the data are still needed, or once they have been erased; GuardBusyError while others work on the purchase
 */
export async function erasePersonalData(
  container: MedusaContainer,
  { collect_order_id, ...act }: PersonalDataErasure,
): Promise<void> {
  await withPurchase(container, collect_order_id, async (haipay, row) => {
    const purchase = await haipay.ledger.collectOrders.listByPurchase(row);
    const rows = purchase.filter(({ erased_at }) => erased_at === null);
    if (rows.length === 0) {
      const figures = { erased_at: (row.erased_at ?? new Date()).toISOString() };
      throw refuse("erased_already", { figures });
    }
    for (const one of rows) await requireNotNeeded(haipay, one);
    // What can be repeated comes first: if this process dies, the ledger still says that there are data to erase.
    await eraseInMedusa(container, purchase);
    if (!(await haipay.ledger.erasure.erase(rows, act))) throw refuse("moved");
    const orders = rows.map(({ platform_order_id }) => platform_order_id).join(", ");
    haipay.logger.info(
      `HaiPay: ${act.actor_id} erased the shopper's data of ${orders}${act.because ? ` (${act.because})` : ""}.`,
    );
  });
}

async function requireNotNeeded(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  const { attentions, refunds } = await readRecords(haipay, row);
  const reason = whyStillNeeded(row, attentions, refunds);
  if (reason !== undefined) throw refuse(reason);
}

/** Beyond this many, the job erases a buyer's purchases. */
const AT_ONCE = 500;

/**
 * Erases a buyer's data from every purchase that was started or paid for under an e-mail address or by a customer. What is
 * still needed is noted, and the job erases it when nothing needs it any more.
 *
 * @returns what was erased, and what is waiting
 */
export async function eraseBuyer(
  container: MedusaContainer,
  buyer: BuyerName,
  act: ErasureAct,
): Promise<BuyerErasure> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.ledger.erasure.listOf(buyer, AT_ONCE);
  // Whatever this run does not get to, for any reason, is left to the job.
  await haipay.ledger.erasure.request(rows.map(({ id }) => id));
  const purchases = new Map(rows.map((row) => [guardKeyOf(row), row]));
  const result: BuyerErasure = { erased: 0, waiting: [] };
  for (const { id, platform_order_id, erase_requested_at } of purchases.values()) {
    const because = await whyNotErased(container, { collect_order_id: id, ...act });
    if (because === undefined) {
      result.erased++;
      continue;
    }
    result.waiting.push({ collect_order_id: id, platform_order_id, because });
    if (erase_requested_at !== null) continue;
    await haipay.ledger.history.append(id, "administrator", { act: "request_erasure", ...act });
  }
  return result;
}

type WhyWaiting = BuyerErasure["waiting"][number]["because"];

const WAITS: readonly string[] = [
  ...["still_choosable", "still_open", "not_settled_yet", "attention_waits", "late_money_watched"],
  ...["refund_being_booked", "moved"],
];

/**
 * Erases unless the data are still needed.
 *
 * @returns why they were not erased; undefined when they are
 */
export async function whyNotErased(
  container: MedusaContainer,
  erasure: PersonalDataErasure,
): Promise<WhyWaiting | undefined> {
  try {
    await erasePersonalData(container, erasure);
    return undefined;
  } catch (error) {
    if (error instanceof GuardBusyError) return "busy";
    if (!(error instanceof RefusedError)) throw error;
    const [{ code }] = error.problems;
    if (code === "erased_already") return undefined;
    if (WAITS.includes(code)) return code as WhyWaiting;
    throw error;
  }
}
