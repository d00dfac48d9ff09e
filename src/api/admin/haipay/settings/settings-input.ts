import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "zod";
import type { ShownSettings } from "../../../../contract/settings-api";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import type { AccountChange } from "../../../../modules/haipay/settings/account-changes";
import type { SettingsChanges } from "../../../../modules/haipay/settings/change-settings";
import type { MethodChoices } from "../../../../modules/haipay/settings/methods";
import { ENVIRONMENTS, type Environment } from "../../../../modules/haipay/settings/settings";
import { PAGE_FIELDS, type PageSetting } from "../../../../modules/haipay/settings/sources";
import { CURRENCIES, isCurrency, METHODS, type Currency } from "../../../../platform/catalogue";
import { refuse } from "../../../../payment/refuse";
import { showSettings } from "../../../../views/settings";
import { actorOf, requireUser } from "../answering";
import { rule, wordField } from "../input";

const TEXT = rule("text", { most: 2_000 });
const LIST = rule("addresses", { most: 50 });
const SWITCH = rule("switch", {});
const LIMIT = rule("sum", {});
const CHOICES = rule("method_choices", {});

const text = z.string(TEXT).max(2_000, TEXT).nullish();
const number = z.number(rule("numeral", {})).nullish();
const flag = z.boolean(SWITCH).nullish();
const limit = z.string(LIMIT).trim().max(20, LIMIT).nullish();
const choice = z.strictObject({ enabled: z.boolean(SWITCH), min: limit, max: limit }, CHOICES);

/** Omitted settings stay as they are. */
export const settingsSchema = z.object({
  environment: text,
  notify_base_url: text,
  storefront_urls: z.array(z.string(LIST).max(2_000, LIST), LIST).max(50, LIST).nullish(),
  return_path: text,
  subject: text,
  shop_contact: text,
  deadline_ewallet_minutes: number,
  deadline_konbini_days: number,
  deadline_bank_transfer_days: number,
  reminder_hours: number,
  failed_order_hours: number,
  late_money_days: number,
  cancel_unpaid_orders: flag,
  slip_emails: flag,
  second_administrator: flag,
  methods: z
    .partialRecord(
      z.enum(
        METHODS.map(({ id }) => id),
        CHOICES,
      ),
      z.partialRecord(z.enum(CURRENCIES), choice, CHOICES),
      CHOICES,
    )
    .optional(),
});

/** In the form in which settings are stored. */
export function changesOf(input: z.infer<typeof settingsSchema>): SettingsChanges {
  const values: SettingsChanges["values"] = {};
  for (const [setting, field] of Object.entries(PAGE_FIELDS) as [
    PageSetting,
    (typeof PAGE_FIELDS)[PageSetting],
  ][]) {
    const value = input[field];
    if (value !== undefined) values[setting] = write(value);
  }
  const methods: MethodChoices = {};
  for (const { id } of METHODS) {
    for (const currency of CURRENCIES) {
      const given = input.methods?.[id]?.[currency];
      if (!given) continue;
      const { enabled, min, max } = given;
      methods[id] = {
        ...methods[id],
        [currency]: { enabled, ...(min && { min }), ...(max && { max }) },
      };
    }
  }
  return { values, methods };
}

function write(value: string | number | boolean | string[] | null): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}

/** The environment that the page shows, in case another administrator has just chosen a different one. */
export const environmentField = wordField(ENVIRONMENTS).optional();

/** @throws RefusedError for any currency other than the platform's */
export function wantedCurrency(req: AuthenticatedMedusaRequest): Currency {
  const { currency } = req.params;
  if (isCurrency(currency)) return currency;
  throw refuse("no_such_currency", { figures: { choices: CURRENCIES } });
}

/**
 * Whose credentials are changed, and by which user.
 *
 * @throws RefusedError for an API key and for an unknown currency
 */
export async function wantedChange(
  req: AuthenticatedMedusaRequest,
  environment: Environment | undefined,
): Promise<AccountChange> {
  const actorId = requireUser(req, "change_credentials");
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const inForce = (await haipay.settings.readGeneral()).environment;
  return { currency: wantedCurrency(req), environment: environment ?? inForce, actorId };
}

export interface SettingsAnswer {
  settings: ShownSettings;
}

/** Answers with the settings as they are now, after whatever was changed. */
export async function answerSettings(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SettingsAnswer>,
): Promise<void> {
  const host = req.get("host") ?? "localhost";
  const seenUnder = `${req.protocol}://${host}`;
  res.json({ settings: await showSettings(req.scope, { seenUnder, actorId: actorOf(req) }) });
}
