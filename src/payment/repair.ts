import type { MedusaContainer, UpdatePaymentDTO } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { capturePaymentWorkflowId } from "@medusajs/medusa/core-flows";
import { HAIPAY_MODULE } from "../modules/haipay";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { fitSession } from "./align-sums";
import { findLink } from "./links";
import {
  isCancelled,
  isNothing,
  owedBy,
  totalOf,
  type Purchase,
  type PurchasePayment,
  type RawAmount,
} from "./owed";
import { followPlacedOrder } from "./placed-order";
import { findLinkedOrderId, findPurchase } from "./purchase";

/**
 * Adds what a process that died during capture did not get to: the order's transaction, the collection's sum and
 * Medusa's `payment.captured`. Medusa's workflow, rerun for a captured payment, charges nobody.
 */
export async function finishCapture(container: MedusaContainer, { session, order }: Purchase): Promise<void> {
  if (!order || !session?.payment?.captured_at || session.payment.canceled_at) return;
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(capturePaymentWorkflowId, { input: { payment_id: session.payment.id } });
}

/**
 * Links an order to the collection that holds its money, if a process died between Medusa's own two links: only through
 * that link does a capture reach the order's books.
 *
 * @returns whether the link was missing
 */
export async function linkCollection(
  container: MedusaContainer,
  { collection, order }: Purchase,
): Promise<boolean> {
  if (!collection || !order) return false;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ofCollection = { payment_collection_id: collection.id };
  if ((await findLink(query, "order_payment_collection", ofCollection, "order_id")) !== null) return false;
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.ORDER]: { order_id: order.id },
    [Modules.PAYMENT]: { payment_collection_id: collection.id },
  });
  return true;
}

/**
 * Dates a capture that a killed process left undated: Medusa commits the capture first and the payment's `captured_at`
 * afterwards. Without the date it takes every later attempt for a second capture and always refuses it; with it the
 * same workflow adds what is missing and charges nobody.
 */
export async function dateBegunCapture(
  container: MedusaContainer,
  payment: PurchasePayment | null,
): Promise<void> {
  if (!payment || payment.captured_at || payment.canceled_at) return;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "raw_amount", "captures.raw_amount"],
    filters: { id: payment.id },
  });
  const [found] = data as unknown as { raw_amount: RawAmount; captures?: { raw_amount: RawAmount }[] }[];
  const captures = found?.captures ?? [];
  if (captures.length === 0) return;
  if (MathBN.lt(totalOf(captures), found.raw_amount.value)) return;
  // Medusa's type knows only the id; its service writes every column.
  const changes = { id: payment.id, captured_at: new Date() } as UpdatePaymentDTO;
  await container.resolve(Modules.PAYMENT).updatePayment(changes);
}

/**
 * Frees Medusa's own lock of a cart when it has expired. Under locking-postgres nobody else does: a process
 * that is killed while it completes a cart would leave the cart, and the payment in it, locked forever. The key of
 * every lock that placing and capturing an order takes is the cart's id. A lock that has not expired is
 * left alone, according to the clock of the database that holds it.
 *
 * @returns whether there was one
 */
export async function freeStaleCartLock(container: MedusaContainer, cartId: string): Promise<boolean> {
  const locks = findLockDatabase(container);
  if (!locks) return false;
  const freed = await locks.execute("DELETE FROM locking WHERE id = ? AND expiration < now() RETURNING id", [
    cartId,
  ]);
  if (freed.length === 0) return false;
  await note(container.resolve<HaipayModuleService>(HAIPAY_MODULE), cartId);
  return true;
}

/** Which of these carts have an expired lock: one read for all of them. */
export async function findStaleCartLocks(
  container: MedusaContainer,
  cartIds: readonly string[],
): Promise<string[]> {
  const locks = cartIds.length > 0 ? findLockDatabase(container) : undefined;
  if (!locks) return [];
  const places = cartIds.map(() => "?").join(", ");
  const stale = await locks.execute(`SELECT id FROM locking WHERE id IN (${places}) AND expiration < now()`, [
    ...cartIds,
  ]);
  return stale.map(({ id }) => id);
}

async function note(haipay: HaipayModuleService, cartId: string): Promise<void> {
  haipay.logger.warn(
    `HaiPay: Medusa's lock of cart ${cartId} had outlived its time and was freed; the process that took it must have died.`,
  );
  for (const { id } of await haipay.ledger.collectOrders.listOfCarts([cartId])) {
    await haipay.ledger.history.append(id, "lock_freed", { cart_id: cartId });
  }
}

/** The identifier of Medusa's lock provider that keeps its locks in the table `locking`. */
const POSTGRES = "locking-postgres";

/** The database of that provider, which may not be the shop's. */
interface LockDatabase {
  execute(statement: string, parameters: unknown[]): Promise<{ id: string }[]>;
}

interface LockProvider {
  constructor: { identifier?: string };
  getManager?(): LockDatabase;
}

/** The parts of Medusa's locking module that say which provider it uses when nobody names one. */
interface LockingModule {
  defaultProviderId?: string;
  providerService_?: { retrieveProviderRegistration(id: string): LockProvider };
}

/**
 * Finds where Medusa keeps its locks, if in PostgreSQL.
 *
 * @returns undefined with any other lock provider, which frees expired locks itself; the table may still
 *   exist from earlier
 */
function findLockDatabase(container: MedusaContainer): LockDatabase | undefined {
  const locking = container.resolve(Modules.LOCKING, { allowUnregistered: true }) as unknown as
    LockingModule | undefined;
  const { defaultProviderId: id, providerService_: providers } = locking ?? {};
  if (id === undefined || !providers) return undefined;
  const provider = providers.retrieveProviderRegistration(id);
  return provider.constructor.identifier === POSTGRES ? provider.getManager?.() : undefined;
}

/**
 * Gives a placed order its slip when the process that placed it died before the platform was asked, or before Medusa
 * received the answer. Medusa returns such an order to whoever completes the cart again, and never authorizes the
 * payment. Nothing is done for an order whose payment Medusa knows about, or on which nothing is due. The caller holds the guard of
 * the cart.
 *
 * @returns whether a slip was issued, or Medusa was told about the one that had been
 */
export async function issueMissingSlip(container: MedusaContainer, cartId: string): Promise<boolean> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const rows = await haipay.ledger.collectOrders.listOfCarts([cartId]);
  const row = rows.filter(isPlacedFirst).at(-1);
  if (!row?.payment_session_id) return false;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  // Nearly always, the cart is about to be completed for the first time.
  const medusa_order_id =
    row.medusa_order_id ?? (await findLinkedOrderId(query, row.payment_collection_id, cartId));
  if (medusa_order_id === null) return false;
  const purchase = await findPurchase(container, { ...row, medusa_order_id });
  const { session, order } = purchase;
  if (!session || session.payment || !order || isCancelled(order)) return false;
  const pending: string = PaymentSessionStatus.PENDING;
  // Completion records the outcome of the payment last.
  if (session.status !== pending) return false;
  const owed = owedBy(purchase, session.id);
  if (!owed || isNothing(owed)) return false;
  try {
    // Staff may have edited the order since; the slip is for what is owed now.
    await fitSession(container, session, owed);
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: order #${order.display_id} has no slip yet; it is tried again: ${(error as Error).message}`,
    );
    return false;
  }
  haipay.logger.info(`HaiPay: order #${order.display_id} got the slip that a dead process owed it.`);
  await followPlacedOrder(container, order.id);
  return true;
}

function isPlacedFirst({ flow, payment_session_id }: CollectOrder): boolean {
  return flow === "order_first" && payment_session_id !== null;
}
