import type { MistakeFigures } from "../modules/haipay/settings/settings-error";
import type { Currency } from "../platform/catalogue";

type Nothing = Record<never, never>;

/** What only a person may do, not an API key. */
export type PersonsAct =
  | "resolve_attention"
  | "record_refund"
  | "correct_refund"
  | "erase_personal_data"
  | "change_settings"
  | "change_credentials"
  | "test_connection"
  | "send_trial_mail"
  | "offer_methods"
  | "make_test_payment";

/** Wrong bodies and queries. */
interface InputFigures {
  /** `fields`: the fields that exist; none for a field within a field. */
  unknown_field: { fields: readonly string[] };
  malformed: Nothing;
  no_object: { fields: readonly string[] };
  /** At most `most` characters; may be omitted. */
  text: { most: number };
  /** 1 to `most` characters. */
  text_needed: { most: number };
  one_line: { most: number };
  instant: Nothing;
  day: Nothing;
  day_or_instant: Nothing;
  numeral: Nothing;
  id: Nothing;
  some_of: { choices: readonly string[] };
  addresses: { most: number };
  /** A sum, as text. */
  sum: Nothing;
  method_choices: Nothing;
  /** `to` is before `from`. */
  days_reversed: { from: string; to: string };
  /** A period excludes days. */
  days_twice: { period: string };
  both_pages: Nothing;
  no_such_page: Nothing;
}

/** What cannot be done, no matter who asks. */
interface PurchaseFigures {
  person_needed: { act: PersonsAct };
  no_such_collect_order: Nothing;
  no_such_attention: Nothing;
  no_such_order: Nothing;
  no_such_refund: { refund_id: string };
  no_such_region: Nothing;
  no_such_view: Nothing;
  view_name_taken: Nothing;
  /** Of one administrator. */
  too_many_views: { most: number };
  /** No region in the currency offers the method. */
  offered_nowhere: { currency_code: string };
  no_such_currency: { choices: readonly string[] };
  /** Another process is working on the purchase. */
  busy: Nothing;
  /** The row changed between reading and writing. */
  moved: Nothing;
  data_erased: Nothing;
  order_cancelled: { display_id: number };
  session_gone: Nothing;
  paid_already: Nothing;
  no_order_yet: Nothing;
  not_placed_yet: Nothing;
  /** `reason` is the message of whatever failed. */
  not_followed_yet: { reason: string };
  no_longer_payable: { state: string };
  deadline_passed: { expires_at: string };
  /** `next_at`: from when the shopper may be reminded again. */
  reminded_lately: { reminded_at: string; next_at: string };
  no_address: Nothing;
  no_email_provider: Nothing;
  mail_not_taken: Nothing;
  nothing_to_remind_of: Nothing;
  /** `latest` is the latest deadline accepted at this moment. */
  deadline_range: { most_days: number; latest: string };
  not_issued_yet: Nothing;
  newer_slip: { platform_order_id: string };
  money_just_came: Nothing;
  money_waits: { amount: string; currency_code: Currency; platform_order_id: string };
  nothing_owed: Nothing;
  other_currency: { currency_code: Currency; order_currency_code: string };
  method_off: Nothing;
  outside_limits: { amount: string; min: string; max: string; currency_code: Currency };
  money_not_free: Nothing;
  no_order_for_money: Nothing;
  money_for_cancelled_order: { display_id: number };
  money_for_paid_order: { display_id: number };
  money_in_other_currency: { display_id: number };
  /** `resolved_by` is a user's id, or `system`. */
  resolved_already: { resolved_at: string; resolved_by: string; note: string };
  became_order: { display_id: number };
  erased_already: { erased_at: string };
  /** Whose data: by e-mail address or by customer, not both. */
  one_buyer: Nothing;
  /** A shopper's data are needed as long as … */
  still_choosable: Nothing;
  still_open: Nothing;
  not_settled_yet: Nothing;
  attention_waits: Nothing;
  late_money_watched: Nothing;
  refund_being_booked: Nothing;
}

/** Refunds that were paid outside. `day` is a day in Japan. */
interface RefundFigures {
  no_sum: { currency_code: Currency };
  sum_is_zero: { currency_code: Currency };
  sum_too_fine: { amount: string; currency_code: Currency };
  day_to_come: { day: string };
  reference_used: { reference: string; amount: string; currency_code: Currency; day: string };
  reference_cut_off: { reference: string; amount: string; currency_code: Currency; day: string };
  not_captured: Nothing;
  nothing_left: { currency_code: Currency; of: RefundedMoney };
  more_than_left: { amount: string; left: string; currency_code: Currency; of: RefundedMoney };
  refund_waits_for_money: { reason: string };
  order_edited: { change: string };
  correction_is_final: Nothing;
  refund_not_booked: { reference: string };
  corrected_already: { reference: string };
}

/** Which money a refund was meant for: what Medusa captured, what was received, or what came beyond the charge. */
export type RefundedMoney = "captured" | "received" | "surplus";

/** Platform, accounts and Medusa. */
interface SurroundingFigures {
  /** In HaiPay's own words. */
  platform_refused: { platform_code: string; platform_message: string };
  not_verified: Nothing;
  not_reached: Nothing;
  settings_wrong: Nothing;
  account_gone: { app_id: string };
  key_unreadable: { app_id: string };
  no_account: { currency_code: Currency };
  /** What to set on the server, whose payments are off. */
  environment_off: { environment: string; variable: string };
  no_key_pair: Nothing;
  /** The platform has reported something else since this was reviewed. */
  configuration_moved_on: Nothing;
  /** In Medusa's own words. */
  medusa_refused: { answer: string };
}

/** Every code of the admin API's refusals, with the figures that a message about it may use. */
export interface RefusalFigures
  extends MistakeFigures, InputFigures, PurchaseFigures, RefundFigures, SurroundingFigures {}

export type RefusalCode = keyof RefusalFigures;

/** What is wrong. Sums are exact decimals in yen or dollars, times ISO 8601 in UTC. */
export interface Refusal<Code extends RefusalCode = RefusalCode> {
  code: Code;
  /** The field it is about, as the API names it; absent when it is not about a field. */
  field?: string;
  figures: RefusalFigures[Code];
  /** In English, for clients without their own text for the code. */
  message: string;
}

/** How every route under /admin/haipay refuses. */
export interface RefusalAnswer extends Refusal {
  /** Medusa's error type. */
  type: string;
  /** All problems, when there is more than one; the first is also given above. */
  problems?: readonly Refusal[];
}
