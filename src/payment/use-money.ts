import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { isCapturable } from "../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../modules/haipay/service";
import { fitSession } from "./align-sums";
import { sumOf, type Purchase } from "./owed";

/**
 * Gives money its own payment session when the purchase still owes exactly that sum: the buyer came
 * back to an earlier slip or page after choosing another. The newer choice is superseded: its slip is watched, and
 * money for it is a duplicate. After a crash in between, the next try finds nothing done, or does the rest.
 *
 * @returns the row with its payment session
 * @throws Error when the newer choice cannot be removed, for example because its money has arrived as well
 */
export async function useMoney(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  { session, collection }: Purchase,
): Promise<CollectOrder> {
  if (!collection)
    throw new Error(`The payment collection of collect order ${row.platform_order_id} is gone.`);
  const payments = container.resolve(Modules.PAYMENT);
  const sum = sumOf(row);
  if (session) {
    await fitSession(container, session, sum);
    return row;
  }
  await deleteSessions(container, collection.id);
  const made = await payments.createPaymentSession(collection.id, {
    provider_id: row.provider_id,
    amount: MathBN.convert(sum.amount),
    currency_code: sum.currency_code,
    data: { collect_order_id: row.id },
  });
  const used = await haipay.ledger.collectOrders.find(row.id);
  if (used?.payment_session_id !== made.id) {
    throw new Error(
      `Collect order ${row.platform_order_id} moved while its money was used; it will be settled again.`,
    );
  }
  haipay.logger.info(`HaiPay: the money of collect order ${row.platform_order_id} is used for its purchase.`);
  return used;
}

/**
 * The same, unless the money of the newer choice has arrived as well: then the purchase belongs to that one, because the buyer
 * chose it last.
 *
 * @returns the row with its payment session, or the newer one whose money has arrived
 * @throws Error when the newer choice cannot be removed for another reason
 */
export async function useMoneyUnlessPaid(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  row: CollectOrder,
  purchase: Purchase,
): Promise<{ used: CollectOrder } | { newer: CollectOrder }> {
  try {
    return { used: await useMoney(container, haipay, row, purchase) };
  } catch (error) {
    const newer = await findPaidChoice(haipay, purchase);
    if (!newer) throw error;
    return { newer };
  }
}

async function findPaidChoice(
  { ledger }: HaipayModuleService,
  { collection }: Purchase,
): Promise<CollectOrder | undefined> {
  for (const sessionId of collection?.session_ids ?? []) {
    const paid = (await ledger.collectOrders.listBySession(sessionId)).find(isCapturable);
    if (paid?.settled_at === null) return paid;
  }
  return undefined;
}

/**
 * One by one and not through Medusa's workflow, which recreates deleted sessions when one of them refuses: that would create
 * another order at the platform. Each provider is asked, and one of ours that holds money refuses.
 */
async function deleteSessions(container: MedusaContainer, collectionId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment_session",
    fields: ["id"],
    filters: { payment_collection_id: collectionId },
  });
  const payments = container.resolve(Modules.PAYMENT);
  for (const { id } of data as { id: string }[]) await payments.deletePaymentSession(id);
}
