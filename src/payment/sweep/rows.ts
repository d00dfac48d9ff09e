import type { MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { GuardBusyError, guardKeyOf, guardKeyOfCart } from "../../modules/haipay/guard";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isApplyDead } from "../../modules/haipay/ledger/lifecycle";
import { followCancelledOrder } from "../cancelled-order";
import { findStaleCartLocks, freeStaleCartLock } from "../cart-lock";
import { isCancelled, isNothing, owedBy } from "../owed";
import { followPlacedOrder } from "../placed-order";
import { findPurchase } from "../purchase";
import { issueMissingSlip } from "../repair";
import { reportUnannounced } from "./missing-parts";
import { attempt, STEP_SIZE, sweepInSteps, type SweepRun } from "./sweep-run";

/** A row that changed this recently may be in the middle of something. */
const SETTLES_WITHIN_MS = 3 * 60_000;
/** After this long, every subscriber that will ever receive an order's event has received it. */
const HEARD_WITHIN_MS = 10 * 60_000;
/** Server-side code may choose a method first and make the payment session later. */
const UNBOUND_CHOICE_MS = 24 * 60 * 60_000;

/** Checks every row that may still move: watched at the platform, or chosen and not yet sent there. */
export async function sweepRows(run: SweepRun, which: "watched" | "chosen"): Promise<void> {
  const { collectOrders } = run.haipay.ledger;
  await sweepInSteps(run, which, async ({ position, created_at }) => {
    const rows =
      which === "watched"
        ? await collectOrders.listWatched(position, STEP_SIZE)
        : await collectOrders.listChosen(position, STEP_SIZE);
    const surroundings = await findSurroundings(run.container, rows);
    for (const row of rows) {
      await attempt(run, `look at collect order ${row.platform_order_id}`, () =>
        lookAt(run, row, surroundings, created_at),
      );
    }
    await freeStaleLocks(run, rows);
    if (rows.length === STEP_SIZE) return { position: rows[STEP_SIZE - 1].id };
    return { position: null, swept_until: run.now };
  });
}

/** @param since when sweeping began in this shop: nobody listened for earlier orders */
async function lookAt(
  run: SweepRun,
  row: CollectOrder,
  surroundings: Surroundings,
  since: Date,
): Promise<void> {
  const order = surroundings.orderOf(row);
  if (order && isCancelled(order)) return followCancellation(run, row, order);
  if (order && row.medusa_order_id === null && isOlder(run, order.created_at, HEARD_WITHIN_MS)) {
    await followPlacedOrder(run.container, order.id);
    run.report.placed++;
    if (new Date(order.created_at) > since) await reportUnannounced(run, row, order.id);
  }
  if (order && row.state === "chosen" && isOlder(run, order.created_at, HEARD_WITHIN_MS)) {
    await issueSlip(run, row);
  } else if (isOlder(run, row.updated_at, SETTLES_WITHIN_MS)) await endWhenGone(run, row, surroundings);
}

/** An order whose completion died before the platform was asked would wait forever for its money. */
async function issueSlip(run: SweepRun, row: CollectOrder): Promise<void> {
  const { cart_id: cartId } = row;
  if (cartId === null) return;
  const isIssued = await run.haipay.guard.run(guardKeyOf(row), () => issueMissingSlip(run.container, cartId));
  if (isIssued) run.report.issued++;
}

async function followCancellation(run: SweepRun, row: CollectOrder, order: SweptOrder): Promise<void> {
  const mayBePaid = row.state === "open" || row.state === "unknown";
  if (!mayBePaid || !isOlder(run, order.canceled_at ?? order.created_at, SETTLES_WITHIN_MS)) return;
  if (row.medusa_order_id === null) await followPlacedOrder(run.container, order.id);
  await followCancelledOrder(run.container, order.id);
  run.report.cancelled++;
}

/** Does what Medusa's deletion of a payment session would have led to, had it been noticed. */
async function endWhenGone(run: SweepRun, row: CollectOrder, surroundings: Surroundings): Promise<void> {
  const { choices, collectOrders } = run.haipay.ledger;
  const isGone = surroundings.isSessionGone(row);
  if (row.state === "chosen") {
    const isUnbound = row.payment_session_id === null && isOlder(run, row.created_at, UNBOUND_CHOICE_MS);
    if ((isGone || isUnbound) && (await choices.discardUnlessTaken(row))) run.report.forgotten++;
    return;
  }
  if (!isPayable(run, row)) return;
  const isPaid = surroundings.hasOtherPayments(row) && (await isPaidElsewhere(run, row));
  const last_error = isPaid
    ? "The order was paid another way."
    : isGone
      ? "The payment session is gone, and its end was not heard of."
      : undefined;
  if (last_error === undefined) return;
  if (await collectOrders.transition(row, "superseded", { last_error })) run.report.superseded++;
}

/** Goes by what the purchase owes now: its payment collection may ask for less. */
async function isPaidElsewhere({ container }: SweepRun, row: CollectOrder): Promise<boolean> {
  const owed = owedBy(await findPurchase(container, row), row.payment_session_id);
  return owed !== undefined && isNothing(owed);
}

function isPayable({ now }: SweepRun, row: CollectOrder): boolean {
  if (row.state === "applying") return isApplyDead(row, now);
  return row.state === "open" || row.state === "unknown";
}

function isOlder({ now }: SweepRun, instant: Date | string, ms: number): boolean {
  return now.getTime() - new Date(instant).getTime() > ms;
}

interface SweptOrder {
  id: string;
  status: string;
  canceled_at: Date | string | null;
  created_at: Date | string;
}

/** What Medusa knows about a page of rows, in five reads. */
interface Surroundings {
  /** The row's order: the one it names, else the one that its cart or its payment collection became. */
  orderOf(row: CollectOrder): SweptOrder | undefined;
  /** Whether Medusa has deleted the row's payment session; it leaves no trace of it. */
  isSessionGone(row: CollectOrder): boolean;
  /** Whether the row's payment collection has other payments, which may cover what is owed. */
  hasOtherPayments(row: CollectOrder): boolean;
}

type Query = Omit<RemoteQueryFunction, symbol>;
type Ids = readonly (string | null)[];

interface Collection {
  id: string;
  payments?: { payment_session_id: string; canceled_at: Date | null }[];
}

/** Reads by lists of ids only: an undefined filter would match every row. */
async function findSurroundings(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<Surroundings> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const orphans = rows.filter((row) => row.medusa_order_id === null);
  const [sessions, ofCarts, ofCollections, collections] = await Promise.all([
    list<{ id: string }>(
      query,
      "payment_session",
      ["id"],
      "id",
      rows.map((row) => row.payment_session_id),
    ),
    list<{ cart_id: string; order_id: string }>(
      query,
      "order_cart",
      ["cart_id", "order_id"],
      "cart_id",
      orphans.filter((row) => row.flow !== "no_cart").map((row) => row.cart_id),
    ),
    list<{ payment_collection_id: string; order_id: string }>(
      query,
      "order_payment_collection",
      ["payment_collection_id", "order_id"],
      "payment_collection_id",
      orphans.map((row) => row.payment_collection_id),
    ),
    list<Collection>(
      query,
      "payment_collection",
      ["id", "payments.payment_session_id", "payments.canceled_at"],
      "id",
      rows.map((row) => row.payment_collection_id),
    ),
  ]);
  const standing = new Set(sessions.map(({ id }) => id));
  const byCart = new Map(ofCarts.map(({ cart_id, order_id }) => [cart_id, order_id]));
  const byCollection = new Map(ofCollections.map((link) => [link.payment_collection_id, link.order_id]));
  const orderIdOf = (row: CollectOrder): string | undefined =>
    row.medusa_order_id ??
    (row.cart_id === null ? undefined : byCart.get(row.cart_id)) ??
    byCollection.get(row.payment_collection_id);
  const orders = await list<SweptOrder>(
    query,
    "order",
    ["id", "status", "canceled_at", "created_at"],
    "id",
    rows.map((row) => orderIdOf(row) ?? null),
  );
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const collectionById = new Map(collections.map((collection) => [collection.id, collection]));
  return {
    orderOf: (row) => orderById.get(orderIdOf(row) ?? ""),
    isSessionGone: (row) => row.payment_session_id !== null && !standing.has(row.payment_session_id),
    hasOtherPayments: (row) => hasOther(collectionById.get(row.payment_collection_id), row),
  };
}

function hasOther(collection: Collection | undefined, row: CollectOrder): boolean {
  return (collection?.payments ?? []).some(
    (payment) => !payment.canceled_at && payment.payment_session_id !== row.payment_session_id,
  );
}

async function list<Found>(
  query: Query,
  entity: string,
  fields: string[],
  key: string,
  ids: Ids,
): Promise<Found[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const { data } = await query.graph({ entity, fields, filters: { [key]: wanted } });
  return data as Found[];
}

/** Frees Medusa's expired locks on these rows' carts, where nobody is at work. */
async function freeStaleLocks(run: SweepRun, rows: readonly CollectOrder[]): Promise<void> {
  const cartIds = new Set(rows.map(({ cart_id }) => cart_id).filter((id) => id !== null));
  for (const cartId of await findStaleCartLocks(run.container, [...cartIds])) {
    try {
      const isFreed = await run.haipay.guard.run(
        guardKeyOfCart(cartId),
        () => freeStaleCartLock(run.container, cartId),
        0,
      );
      if (isFreed) run.report.freedLocks++;
    } catch (error) {
      if (!(error instanceof GuardBusyError)) throw error;
    }
  }
}
