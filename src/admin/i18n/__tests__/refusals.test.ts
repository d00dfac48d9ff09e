import type { RefusalCode, RefusalFigures } from "../../../contract/refusals";
import { formatFigures } from "../../format/figures";
import { english } from "../english";
import { japanese } from "../japanese";

const MONEY = { amount: "1701", currency_code: "jpy" } as const;
const REFUND = { ...MONEY, reference: "T-1", day: "2026-11-23" } as const;
const CHOICES = { choices: ["test", "sandbox"] };
const ORDER = { display_id: 7 };

/** Every code with all of its figures: what a sentence may use. */
const EXAMPLES: RefusalFigures = {
  ...none("malformed", "instant", "day", "day_or_instant", "numeral", "id", "sum", "method_choices"),
  ...none("both_pages", "no_such_page", "app_id", "https", "key", "missing", "no_settings_key", "own_key"),
  ...none("path", "plain_address", "same_key", "secret", "switch", "test_address", "web_address"),
  ...none("no_such_collect_order", "no_such_attention", "no_such_order", "busy", "moved", "data_erased"),
  ...none("session_gone", "paid_already", "no_order_yet", "not_placed_yet", "not_issued_yet"),
  ...none("money_just_came", "nothing_owed", "method_off", "money_not_free", "no_order_for_money"),
  ...none("still_choosable", "still_open", "not_settled_yet", "attention_waits", "late_money_watched"),
  ...none("no_address", "no_email_provider", "mail_not_taken", "nothing_to_remind_of"),
  deadline_passed: { expires_at: "2026-11-23T14:59:59.000Z" },
  reminded_lately: { reminded_at: "2026-11-23T03:00:00.000Z", next_at: "2026-11-24T03:00:00.000Z" },
  ...none("refund_being_booked", "not_captured", "correction_is_final", "not_verified", "not_reached"),
  ...none("settings_wrong", "no_key_pair", "other_person_needed", "proposal_moved", "nothing_waits"),
  ...none("removal_waits", "credentials_incomplete", "configuration_moved_on"),
  unknown_field: { fields: ["note"] },
  no_object: { fields: ["note"] },
  text: { most: 100 },
  text_needed: { most: 100 },
  one_line: { most: 100 },
  subject: { most: 100 },
  addresses: { most: 50 },
  number: { least: 1, most: 60 },
  one_of: CHOICES,
  some_of: CHOICES,
  no_such_region: {},
  no_such_currency: CHOICES,
  days_twice: { period: "created" },
  too_many_views: { most: 30 },
  ...none("no_such_view", "view_name_taken"),
  days_reversed: { from: "paid_from", to: "paid_to" },
  fixed: { by: "HAIPAY_RETURN_PATH" },
  limits: { min: "300", max: "150000", currency_code: "jpy" },
  min_above_max: { max: "4000", currency_code: "jpy" },
  person_needed: { act: "record_refund" },
  no_such_refund: { refund_id: "hpref_1" },
  order_cancelled: ORDER,
  money_for_cancelled_order: ORDER,
  money_for_paid_order: ORDER,
  money_in_other_currency: ORDER,
  became_order: ORDER,
  not_followed_yet: { reason: "The disk is full." },
  no_longer_payable: { state: "failed" },
  deadline_range: { most_days: 60, latest: "2026-11-23T14:59:59.000Z" },
  newer_slip: { platform_order_id: "hp1" },
  money_waits: { ...MONEY, platform_order_id: "hp1" },
  other_currency: { currency_code: "jpy", order_currency_code: "usd" },
  outside_limits: { ...MONEY, min: "300", max: "1500" },
  resolved_already: { resolved_at: "2026-11-23T14:59:59.000Z", resolved_by: "system", note: "Paid back." },
  one_buyer: {},
  erased_already: { erased_at: "2026-11-23T14:59:59.000Z" },
  no_sum: { currency_code: "jpy" },
  sum_is_zero: { currency_code: "jpy" },
  sum_too_fine: MONEY,
  day_to_come: { day: "2026-11-23" },
  reference_used: REFUND,
  reference_cut_off: REFUND,
  nothing_left: { currency_code: "jpy", of: "surplus" },
  more_than_left: { ...MONEY, left: "1700", of: "captured" },
  refund_waits_for_money: { reason: "The disk is full." },
  order_edited: { change: "edit ordch_1" },
  refund_not_booked: { reference: "T-1" },
  corrected_already: { reference: "T-1" },
  platform_refused: { platform_code: "4002", platform_message: "busy" },
  account_gone: { app_id: "1054" },
  key_unreadable: { app_id: "1054" },
  offered_nowhere: { currency_code: "jpy" },
  no_account: { currency_code: "jpy" },
  app_id_pinned: { by: "HAIPAY_JPY_APP_ID", app_id: "1054" },
  settings_readonly: { by: "HAIPAY_SETTINGS_READONLY" },
  environment_off: { environment: "production", variable: "HAIPAY_PRODUCTION_BASE_URL" },
  medusa_refused: { answer: "Order is locked" },
};

const CODES = Object.keys(EXAMPLES).sort() as RefusalCode[];

describe("A refusal", () => {
  it("has a sentence in both languages for every code, and there is none for another", () => {
    expect(Object.keys(english.refusals).sort()).toEqual(CODES);
    expect(Object.keys(japanese.refusals).sort()).toEqual(CODES);
  });

  it.each(CODES)("%s is said with the figures that it has", (code) => {
    for (const sentence of [english.refusals[code], japanese.refusals[code]]) {
      const used = [...sentence.matchAll(/{{(\w+)}}/g)].map(([, name]) => name);
      expect(Object.keys(EXAMPLES[code])).toEqual(expect.arrayContaining(used));
    }
  });

  it("is written with sums, times and states as people read them", () => {
    const words = {
      language: "en",
      stateName: (state: string) => `<${state}>`,
      japanTime: "JST",
      environmentName: (environment: string) => environment,
      read: (said: string) => said,
      readNote: (note: string) => note,
    } as const;
    const write = (code: RefusalCode) => formatFigures({ ...EXAMPLES[code] }, words);

    expect(write("more_than_left")).toMatchObject({ amount: "¥1,701", left: "¥1,700" });
    expect(write("deadline_range")).toEqual({ most_days: 60, latest: "Nov 23, 2026, 11:59 PM JST" });
    expect(write("no_longer_payable")).toEqual({ state: "<failed>" });
    expect(write("one_of")).toEqual({ choices: "test, sandbox" });
    expect(write("other_currency")).toEqual({ currency_code: "JPY", order_currency_code: "USD" });
    expect(formatFigures({ ...MONEY, tomorrow: "x" }, words)).toMatchObject({ tomorrow: "x" });
  });
});

/** Codes that say all by themselves. */
function none<Code extends RefusalCode>(...codes: Code[]): Record<Code, Record<never, never>> {
  return Object.fromEntries(codes.map((code) => [code, {}])) as Record<Code, Record<never, never>>;
}
