import { model } from "@medusajs/framework/utils";

/**
 * The outbox of events for the shop: written with the change that it announces, and emitted once that is committed.
 * What a crash leaves behind is emitted later; so an event can come twice, with the same id.
 */
export const Announcement = model
  .define(
    { name: "announcement", tableName: "haipay_announcement" },
    {
      id: model.id({ prefix: "hpan" }).primaryKey(),
      name: model.text(),
      collect_order_id: model.text().nullable(),
      attention_id: model.text().nullable(),
      /** The entry of the history that describes a change of the settings. */
      history_id: model.text().nullable(),
      /** When to emit it next; null once emitted or no longer needed. */
      next_try_at: model.dateTime().nullable(),
      announced_at: model.dateTime().nullable(),
    },
  )
  .indexes([{ on: ["next_try_at", "id"], where: "next_try_at IS NOT NULL" }, { on: ["collect_order_id"] }]);
