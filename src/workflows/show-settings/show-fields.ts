import { isNumberSetting, numberRule } from "../../modules/haipay/settings/number-rules";
import { NOTIFICATION_PATH, readGeneral } from "../../modules/haipay/settings/read-settings";
import type { GeneralSettings } from "../../modules/haipay/settings/settings";
import { PAGE_FIELDS, SettingsSources, type PageSetting } from "../../modules/haipay/settings/sources";
import type { ShownField } from "./shown-settings";

const DEFAULTS = written(readGeneral(new SettingsSources({}, {})));

/** What the page can set, with what is in force. @param sources that `settings` was read from */
export function showFields(settings: GeneralSettings, sources: SettingsSources): Record<string, ShownField> {
  const values = written(settings);
  const fields = (Object.keys(PAGE_FIELDS) as PageSetting[]).map((setting) => {
    const problem = sources.problems.find((candidate) => candidate.setting === setting)?.error;
    const rule = isNumberSetting(setting) ? numberRule(setting) : undefined;
    const field: ShownField = {
      value: values[setting],
      default: DEFAULTS[setting],
      fixed_by: sources.fixedBy(setting) ?? null,
      ...(rule && { least: rule.least, most: rule.most }),
      problem: problem ? { code: problem.code, message: problem.message } : null,
    };
    return [PAGE_FIELDS[setting], field] as const;
  });
  return Object.fromEntries(fields);
}

function written(settings: GeneralSettings): Record<PageSetting, string> {
  const { deadlines } = settings;
  return {
    environment: settings.environment,
    notifyBaseUrl: settings.notifyUrl?.slice(0, -NOTIFICATION_PATH.length) ?? "",
    storefrontUrls: settings.storefrontUrls.join(","),
    returnPath: settings.returnPath,
    subject: settings.subject ?? "",
    deadlineEwalletMinutes: String(deadlines.ewalletMinutes),
    deadlineKonbiniDays: String(deadlines.konbiniDays),
    deadlineBankTransferDays: String(deadlines.bankTransferDays),
    reminderHours: String(deadlines.reminderHours),
    failedOrderHours: String(deadlines.failedOrderHours),
    lateMoneyDays: String(deadlines.lateMoneyDays),
    cancelUnpaidOrders: deadlines.cancelUnpaidOrders ? "on" : "off",
    slipEmails: settings.slipEmails ? "on" : "off",
  };
}
