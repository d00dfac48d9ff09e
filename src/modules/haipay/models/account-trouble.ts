import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";

/** One row for each of the shop's accounts, or a method of one, that cannot take money at present; none while it can. */
export const AccountTrouble = model
  .define(
    { name: "account_trouble", tableName: "haipay_account_trouble" },
    {
      /** Environment, currency and appId, and the method where it is about one alone. */
      id: model.text().primaryKey(),
      environment: model.text(),
      currency: model.enum([...CURRENCIES]),
      app_id: model.text(),
      /** Null when no method of the account works. */
      method: model.text().nullable(),
      cause: model.text(),
      /** In a row, on all instances. */
      failures: model.number(),
      failing_since: model.dateTime(),
      last_failed_at: model.dateTime(),
      last_error: model.text(),
      /** Since when its methods are off for buyers. */
      off_since: model.dateTime().nullable(),
      /** From when a buyer may try it nevertheless, because nothing else can show whether it works again. */
      trial_from: model.dateTime().nullable(),
      /** When the job asks the platform again. */
      next_ask_at: model.dateTime(),
      ask_count: model.number().default(0),
    },
  )
  .indexes([{ on: ["next_ask_at"] }]);
