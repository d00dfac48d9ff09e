import { model } from "@medusajs/framework/utils";

/** The file configuration of some server, so that a server that starts with a different one is noticed. */
export const SeenConfiguration = model
  .define(
    { name: "haipay_seen_configuration", tableName: "haipay_seen_configuration" },
    {
      /** A digest of it. */
      id: model.text().primaryKey(),
      /** No secrets, only a digest that shows whether they are the same. */
      configuration: model.json(),
      /** When a server last ran with it. */
      seen_at: model.dateTime(),
    },
  )
  .indexes([{ on: ["seen_at"] }]);
