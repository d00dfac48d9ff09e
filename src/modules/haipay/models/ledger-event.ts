import { model } from "@medusajs/framework/utils";

/** Append-only history of collect orders and of the settings. Personal data and signatures are masked before they come here. */
export const LedgerEvent = model
  .define(
    { name: "ledger_event", tableName: "haipay_event" },
    {
      id: model.id({ prefix: "hpev" }).primaryKey(),
      /** Null for a change of the settings. */
      collect_order_id: model.text().nullable(),
      kind: model.text(),
      payload: model.json(),
    },
  )
  .indexes([{ on: ["collect_order_id", "created_at"] }]);
