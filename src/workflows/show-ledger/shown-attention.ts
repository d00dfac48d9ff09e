import type { Currency } from "../../platform/catalogue";
import { attentionTexts, type AttentionTexts } from "../../modules/haipay/attention-texts";
import type { AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import type { Attention } from "../../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { CollectOrderState } from "../../modules/haipay/ledger/transitions";
import type { Actor, Actors } from "./actors";
import {
  showMethod,
  showShopper,
  showSums,
  type ShownMethod,
  type ShownOrder,
  type ShownShopper,
  type ShownSums,
} from "./parts";

/** Something that needs a person, with all that the person needs. */
export interface ShownAttention {
  id: string;
  reason: AttentionReason;
  texts: AttentionTexts;
  /** What was found, by reason; sums are exact decimals as text. */
  facts: Record<string, unknown> & { needs_bank_account: boolean };
  /** Null for an order that the ledger does not know; so are all the next but one. */
  collect_order: {
    id: string;
    state: CollectOrderState;
    method: ShownMethod;
    currency_code: Currency;
    sums: ShownSums;
  } | null;
  shopper: ShownShopper | null;
  order: ShownOrder | null;
  cart_id: string | null;
  /** What the platform knows it by. */
  platform: { order_id: string; order_no: string | null };
  opened_at: Date;
  resolved: { at: Date; by: Actor; note: string } | null;
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
  const facts = { ...attention.facts, needs_bank_account: needsBankAccount(attention, row) };
  return {
    id,
    reason,
    texts: attentionTexts(reason, facts.needs_bank_account),
    facts,
    collect_order: row
      ? {
          id: row.id,
          state: row.state,
          method: showMethod(row),
          currency_code: row.currency,
          sums: showSums(row),
        }
      : null,
    shopper: row ? showShopper(row) : null,
    order,
    cart_id: row?.cart_id ?? null,
    platform: { order_id: attention.order_id, order_no: row?.order_no ?? orderNoIn(attention) },
    opened_at: created_at,
    resolved: resolved_at && { at: resolved_at, by: actors(resolved_by ?? "system"), note: note ?? "" },
  };
}

/** Money from a store's till or a bank account cannot go back the way it came (protocol §8). */
function needsBankAccount({ facts }: Attention, row: CollectOrder | undefined): boolean {
  if (typeof facts.needs_bank_account === "boolean") return facts.needs_bank_account;
  return row === undefined || showMethod(row).kind !== "ewallet";
}

function orderNoIn({ facts }: Attention): string | null {
  return typeof facts.order_no === "string" ? facts.order_no : null;
}
