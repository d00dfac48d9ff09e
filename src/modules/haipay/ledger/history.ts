import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { LedgerEventKind } from "./ledger-event-kinds";
import { mask } from "./mask";
import type { CollectOrderState } from "./transitions";

/** The append-only history of collect orders. */
export class History {
  constructor(private readonly db: Knex) {}

  /** @param payload facts as JSON; personal data and signatures are masked here */
  async append(
    collectOrderId: string,
    kind: LedgerEventKind,
    payload: Record<string, unknown>,
  ): Promise<void> {
    await this.db("haipay_event").insert({
      id: generateEntityId(undefined, "hpev"),
      collect_order_id: collectOrderId,
      kind,
      payload: JSON.stringify(mask(payload)),
    });
  }

  /** What was written down when the collect order last moved to a state. */
  async findReason(collectOrderId: string, state: CollectOrderState): Promise<string | null> {
    const event = await this.db<{ payload: { reason?: string | null } }>("haipay_event")
      .where({ collect_order_id: collectOrderId, kind: "transition" })
      .whereRaw("payload->>'to' = ?", [state])
      .orderBy("created_at", "desc")
      .first();
    return event?.payload.reason ?? null;
  }
}
