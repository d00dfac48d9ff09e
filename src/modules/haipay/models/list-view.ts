import { model } from "@medusajs/framework/utils";

/** Filters of the list of payments that an administrator gave a name. */
export const ListView = model
  .define(
    { name: "haipay_list_view", tableName: "haipay_list_view" },
    {
      id: model.id({ prefix: "hplv" }).primaryKey(),
      /** Whose it is; nobody else sees it. */
      user_id: model.text(),
      name: model.text(),
      /** As the list's address has them; never what was searched for, which may be a buyer's name. */
      query: model.text(),
    },
  )
  .indexes([{ on: ["user_id", "name"], unique: true }]);
