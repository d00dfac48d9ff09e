import { model } from "@medusajs/framework/utils";

/** What the files of some server said, so that a server that starts with something else is noticed. */
export const SeenConfiguration = model
  .define(
    { name: "haipay_seen_configuration", tableName: "haipay_seen_configuration" },
    {
      /** A digest of what they said. */
      id: model.text().primaryKey(),
      /** No secret: of those a digest that tells whether they are the same. */
      configuration: model.json(),
      /** When a server last ran with it. */
      seen_at: model.dateTime(),
    },
  )
  .indexes([{ on: ["seen_at"] }]);
