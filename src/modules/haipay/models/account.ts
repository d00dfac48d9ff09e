import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";
import { ENVIRONMENTS } from "../settings/settings";

/**
 * The credentials that the admin page stored: one row in use per environment and currency, one waiting to be used, and
 * earlier ones while their orders are open. Secrets are sealed with HAIPAY_SETTINGS_KEY, each for its row and column.
 */
export const Account = model
  .define(
    { name: "haipay_account", tableName: "haipay_account" },
    {
      id: model.id({ prefix: "hpac" }).primaryKey(),
      environment: model.enum([...ENVIRONMENTS]),
      currency: model.enum([...CURRENCIES]),
      app_id: model.text().nullable(),
      merchant_secret_key: model.text().nullable(),
      merchant_private_key: model.text().nullable(),
      /** Made on the page, and not in use before the merchant has given its public half to the platform. */
      prepared_private_key: model.text().nullable(),
      platform_public_key: model.text().nullable(),
      second_platform_public_key: model.text().nullable(),
      /** Who last set each value, and a fingerprint to recognise it by. */
      marks: model.json(),
      /** Counts the changes. */
      version: model.number().default(1),
      /** Who put it together and when, while it is not in use yet: it is waiting for its proof, or for another person. */
      proposal: model.json().nullable(),
      /** When another appId replaced it; kept while its orders are open. */
      retired_at: model.dateTime().nullable(),
    },
  )
  .indexes([
    {
      on: ["environment", "currency"],
      unique: true,
      where: "retired_at IS NULL AND proposal IS NULL",
      name: "IDX_haipay_account_in_use",
    },
    {
      on: ["environment", "currency"],
      unique: true,
      where: "proposal IS NOT NULL",
      name: "IDX_haipay_account_proposed",
    },
    { on: ["app_id"] },
  ]);
