import { model } from "@medusajs/framework/utils";
import { CURRENCIES } from "../../../platform/catalogue";

/** What the platform said last of each account of the shop's (protocol §9). */
export const AccountReport = model.define(
  { name: "account_report", tableName: "haipay_account_report" },
  {
    /** Environment, currency and appId. */
    id: model.text().primaryKey(),
    environment: model.text(),
    currency: model.enum([...CURRENCIES]),
    app_id: model.text(),
    balance: model.json().nullable(),
    /** When it was given. */
    balance_at: model.dateTime().nullable(),
    /** When somebody asked last: the next one waits a minute. */
    balance_asked_at: model.dateTime().nullable(),
    /** Why that brought nothing; null when it did. */
    balance_error: model.text().nullable(),
    configuration: model.json().nullable(),
    configuration_at: model.dateTime().nullable(),
    configuration_asked_at: model.dateTime().nullable(),
    configuration_error: model.text().nullable(),
    /** By method, how its fee is counted, as far as the fees of payments show. */
    fee_rules: model.json().nullable(),
    /** What the last test of the connection proved. */
    test: model.json().nullable(),
    test_at: model.dateTime().nullable(),
  },
);
