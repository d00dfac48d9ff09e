import type { MedusaContainer } from "@medusajs/framework/types";
import type { ShownAttention, ShownOrder, ShownReason } from "../contract/admin-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { attentionTexts } from "../modules/haipay/attention-texts";
import type { Attention, AttentionReason } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import { attentionFigure } from "../payment/attention-figure";
import { findRowsOfOrder } from "../payment/rows-of-order";
import { findOrdersOfRows } from "./orders-of-rows";
import { findActors, showBuyer, showMethod, showSums, type Actors } from "./parts";

export interface AttentionFilter {
  /** Both by default. */
  resolved?: boolean;
  reason?: AttentionReason;
  /** Medusa's order. */
  medusa_order_id?: string;
  collect_order_id?: string;
}

export interface ShownAttentions {
  attentions: ShownAttention[];
  /** How many there are on all pages. */
  count: number;
}

/** One page of what needs, or needed, a person, newest first. */
export async function showAttentions(
  container: MedusaContainer,
  { resolved, reason, medusa_order_id, collect_order_id }: AttentionFilter,
  page: { limit: number; offset: number },
): Promise<ShownAttentions> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const filters: Record<string, unknown> = {};
  if (resolved !== undefined) filters.resolved_at = resolved ? { $ne: null } : null;
  if (reason !== undefined) filters.reason = reason;
  if (medusa_order_id !== undefined) {
    const ids = (await findRowsOfOrder(container, medusa_order_id)).map(({ id }) => id);
    const wanted = ids.filter((id) => id === (collect_order_id ?? id));
    if (wanted.length === 0) return { attentions: [], count: 0 };
    filters.collect_order_id = wanted;
  } else if (collect_order_id !== undefined) {
    filters.collect_order_id = collect_order_id;
  }
  const [attentions, count] = await haipay.listAndCountAttentions(filters, {
    skip: page.offset,
    take: page.limit,
    order: { created_at: "DESC", id: "DESC" },
  });
  return { attentions: await presentAll(container, haipay, attentions as unknown as Attention[]), count };
}

/** What is wrong with the shop's account, not about any order: open attentions, newest first. */
export async function showAttentionsOfAccount(container: MedusaContainer): Promise<ShownAttention[]> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  return presentAll(container, haipay, await haipay.ledger.attentions.listOpenOfAccount());
}

/** @returns undefined when there is no such attention */
export async function showOneAttention(
  container: MedusaContainer,
  id: string,
): Promise<ShownAttention | undefined> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const attention = await haipay.ledger.attentions.find(id);
  return attention && (await presentAll(container, haipay, [attention]))[0];
}

async function presentAll(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  attentions: readonly Attention[],
): Promise<ShownAttention[]> {
  const ids = attentions.map(({ collect_order_id }) => collect_order_id).filter((id) => id !== null);
  const rows = (ids.length > 0 ? await haipay.listCollectOrders({ id: ids }) : []) as CollectOrder[];
  const orders = await findOrdersOfRows(container, rows);
  const actors = await findActors(
    container,
    attentions.flatMap(({ resolved_by, assigned_to, remark_by }) => [resolved_by, assigned_to, remark_by]),
  );
  return attentions.map((attention) => {
    const row = rows.find(({ id }) => id === attention.collect_order_id);
    return showAttention(attention, row, (row && orders.get(row.id)) ?? null, actors);
  });
}

/**
 * @param row undefined for an order that the ledger does not know
 * @param order Medusa's order, where there is one
 */
export function showAttention(
  attention: Attention,
  row: CollectOrder | undefined,
  order: ShownOrder | null,
  actors: Actors,
): ShownAttention {
  const { id, reason, created_at, resolved_at, resolved_by, note } = attention;
  const needs_bank_account = needsBankAccount(attention, row);
  return {
    id,
    ...({ reason, facts: { ...attention.facts, needs_bank_account } } as ShownReason),
    texts: attentionTexts(reason, needs_bank_account),
    // The collect order has the present state, the facts the state at that time.
    figure: attentionFigure(reason, { ...attention.facts, ...(row && sumsOf(row)) }),
    collect_order: row
      ? {
          id: row.id,
          state: row.state,
          method: showMethod(row),
          currency_code: row.currency,
          sums: showSums(row),
        }
      : null,
    buyer: row ? showBuyer(row) : null,
    order,
    cart_id: row?.cart_id ?? null,
    platform: {
      platform_order_id: attention.platform_order_id,
      platform_order_no: row?.platform_order_no ?? orderNoIn(attention),
    },
    account: attention.account,
    opened_at: created_at,
    assigned_to: attention.assigned_to === null ? null : actors(attention.assigned_to),
    remark: showRemark(attention, actors),
    resolved: resolved_at && { at: resolved_at, by: actors(resolved_by ?? "system"), note: note ?? "" },
  };
}

function showRemark({ remark, remark_by, remark_at }: Attention, actors: Actors): ShownAttention["remark"] {
  if (remark === null || remark_by === null || remark_at === null) return null;
  return { text: remark, by: actors(remark_by), at: remark_at };
}

function sumsOf({ currency, charge_amount, received_amount }: CollectOrder) {
  return { currency, charge_amount, received_amount };
}

/** Money from a store's till or a bank transfer cannot go back the way it came (protocol §8). */
function needsBankAccount({ facts }: Attention, row: CollectOrder | undefined): boolean {
  return "needs_bank_account" in facts
    ? facts.needs_bank_account
    : row === undefined || showMethod(row).kind !== "ewallet";
}

function orderNoIn({ facts }: Attention): string | null {
  return "platform_order_no" in facts ? (facts.platform_order_no ?? null) : null;
}
