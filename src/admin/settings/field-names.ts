import type { ShownMethod } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";
import { DEADLINE_NUMBERS, DEADLINE_SWITCHES } from "./deadline-fields";
import { ADDRESS_FIELDS, DETAIL_FIELDS } from "./shop-fields";

const DEADLINES = [...DEADLINE_NUMBERS, ...DEADLINE_SWITCHES];
const CREDENTIALS = [
  "app_id",
  "merchant_secret_key",
  "merchant_private_key",
  "platform_public_key",
  "second_platform_public_key",
] as const;

/** The name of a setting or a credential on the page. A newer server may have some that this page does not know. */
export function useFieldNames(methods: readonly Wire<ShownMethod>[]): (field: string) => string {
  const { t, language } = useTexts();
  return (field) => {
    const shop = [...ADDRESS_FIELDS, ...DETAIL_FIELDS].find((known) => known === field);
    if (shop) return t(`settings.shop.${shop}`);
    const deadline = DEADLINES.find((known) => known === field);
    if (deadline) return t(`settings.deadlines.${deadline}`);
    const credential = CREDENTIALS.find((known) => known === field);
    if (credential) return t(`settings.credentials.${credential}`);
    if (field === "environment") return t("settings.platform.environment");
    if (field === "second_administrator") return t("settings.approval.heading");
    const [, id, currency = ""] = /^methods\.([^.]+)\.([^.]+)$/.exec(field) ?? [];
    const method = methods.find((known) => known.id === id);
    if (!method) return t("settings.changes.another");
    return t("settings.changes.method", { method: method.name[language], currency: currency.toUpperCase() });
  };
}
