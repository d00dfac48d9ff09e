import { MedusaError } from "@medusajs/framework/utils";
import type { RefundedMoney, RefusalCode, RefusalFigures } from "../contract/refusals";
import type { NotAskable } from "../modules/haipay/ledger/attention-facts";
import type { MistakeFigures } from "../modules/haipay/settings/settings-error";
import { PERSONS_ACTS } from "./persons-acts";

/** The refusals that are worded here; errors of settings and of the platform have their own messages. */
export type OwnCode = Exclude<
  RefusalCode,
  Exclude<keyof MistakeFigures, "missing" | "number" | "one_of" | "switch"> | NotAskable
>;

interface Words<Code extends RefusalCode> {
  /** Medusa's error type, which decides the HTTP status. */
  type: string;
  /** In English, with the problem and the remedy. @param field as the API names it */
  says: (figures: RefusalFigures[Code], field: string) => string;
}

const { CONFLICT, DUPLICATE_ERROR, FORBIDDEN, INVALID_DATA, NOT_ALLOWED, NOT_FOUND, UNEXPECTED_STATE } =
  MedusaError.Types;

const MONEY: Record<RefundedMoney, string> = {
  captured: "of what Medusa captured",
  received: "of what was received",
  surplus: "of what came beyond the charge (target ledger; what Medusa captured has target payment)",
};

const SUM_FORMS: Record<string, string> = {
  jpy: 'whole yen, such as "1200"',
  usd: 'dollars with at most two decimals, such as "12.34"',
};

/** The admin API's English messages; the dashboard has its own text for each code. */
export const REFUSALS: { [Code in OwnCode]: Words<Code> } = {
  unknown_field: invalid(
    ({ fields }, field) =>
      `${JSON.stringify(field)} is no field here.${field.includes(".") ? "" : ` ${known(fields)}`}`,
  ),
  malformed: invalid((_, field) => `${field} cannot be read.`),
  no_object: invalid(({ fields }) => `The input must be an object. ${known(fields)}`),
  text: invalid(({ most }, field) => `${field} must be text of at most ${most} characters, or left out.`),
  text_needed: invalid(({ most }, field) => `${field} must be text of 1 to ${most} characters.`),
  one_line: invalid(({ most }, field) => `${field} must be 1 to ${most} characters, without line breaks.`),
  instant: invalid((_, field) => `${field} must be a time with its zone, such as 2026-11-23T23:59:59+09:00.`),
  day: invalid((_, field) => `${field} must be a day in Japan, such as 2026-11-23.`),
  day_or_instant: invalid(
    (_, field) => `${field} must be a day in Japan such as 2026-11-23, or a time with its zone.`,
  ),
  number: invalid(({ least, most }, field) => `${field} must be a whole number from ${least} to ${most}.`),
  numeral: invalid((_, field) => `${field} must be a number, or null for the default.`),
  id: invalid((_, field) => `${field} must be an id: letters, digits, _ and -.`),
  one_of: invalid(({ choices }, field) => `${field} must be one of ${choices.join(", ")}.`),
  some_of: invalid(
    ({ choices }, field) => `${field} must be one or more of ${choices.join(", ")}, separated by commas.`,
  ),
  switch: invalid((_, field) => `${field} must be true or false.`),
  addresses: invalid(({ most }, field) => `${field} must be a list of at most ${most} addresses, or null.`),
  sum: invalid((_, field) => `${field} must be a sum as text in yen or dollars, such as "1700" or "12.34".`),
  method_choices: invalid((_, field) => `${field} must name methods, and for each of them jpy or usd.`),
  missing: invalid((_, field) => `${field} is missing.`),
  days_reversed: invalid(
    ({ from, to }) => `${to} must not be before ${from}; both days are part of the list.`,
  ),
  days_twice: invalid(
    ({ period }) => `${period} excludes ${period}_from and ${period}_to; send the period or the days.`,
  ),
  both_pages: invalid(() => "after and before exclude each other; send one."),
  no_such_page: invalid(
    (_, field) =>
      `${field} is no place in a list that is sorted so; take it from next or previous of an answer.`,
  ),

  person_needed: {
    type: FORBIDDEN,
    says: ({ act }) =>
      `${PERSONS_ACTS[act]} by a person, and an API key stands for none. ` +
      `Log in as a user of the admin and do it there.`,
  },
  no_such_collect_order: notFound(
    () =>
      "There is no such collect order in the ledger. Give its id (hpco_…), its order id or HaiPay's order number.",
  ),
  no_such_attention: notFound(() => "There is no such attention."),
  no_such_order: notFound(() => "There is no such order."),
  no_such_refund: notFound(({ refund_id }) => `The collect order has no recorded refund ${refund_id}.`),
  no_such_region: notFound(() => "The shop has no such region in a currency of HaiPay's."),
  no_such_view: notFound(() => "You have no such view of the list."),
  view_name_taken: notAllowed(() => "Another view of yours has this name. Choose another one."),
  too_many_views: notAllowed(({ most }) => `You have ${most} views already. Delete one first.`),
  no_such_currency: notFound(({ choices }) => `HaiPay collects in ${choices.join(" and ")} only.`),
  busy: conflict(() => "This purchase is being worked on at this moment. Try again in a few seconds."),
  moved: conflict(() => "The payment moved at this moment. Look at it again, then decide."),

  data_erased: notAllowed(
    () => "The shopper's data of this payment were erased. Ask the shopper to order again.",
  ),
  order_cancelled: notAllowed(
    ({ display_id }) => `Order #${display_id} was cancelled. Ask the shopper to order again.`,
  ),
  session_gone: notAllowed(
    () => "Its payment session is gone: the shopper chose another way to pay. Look at the newer payment.",
  ),
  paid_already: notAllowed(() => "This purchase is paid already."),
  deadline_passed: notAllowed(
    ({ expires_at }) => `The deadline (${expires_at}) has passed: extend it first.`,
  ),
  reminded_lately: notAllowed(
    ({ next_at }) => `Reminded lately; the shopper may be reminded again from ${next_at}.`,
  ),
  no_address: notAllowed(() => "The order has no e-mail address to which a reminder could go."),
  no_email_provider: notAllowed(
    () => 'No provider of the Notification Module has the channel "email". Add one to medusa-config.',
  ),
  mail_not_taken: notAllowed(
    () => "The e-mail provider did not take the mail. Its own log says why; then try again.",
  ),
  nothing_to_remind_of: notAllowed(() => "An e-wallet's page is open for minutes: nobody is reminded of it."),
  no_order_yet: notAllowed(() => "There is no order yet. The shopper can choose the payment method again."),
  not_placed_yet: notAllowed(
    () => "HaiPay does not know this order yet: the shopper chose the method and did not place the order.",
  ),
  not_followed_yet: {
    type: UNEXPECTED_STATE,
    says: ({ reason }) =>
      `HaiPay has answered, and the shop could not follow yet: ${reason} It is tried again by itself.`,
  },
  no_longer_payable: notAllowed(
    ({ state }) => `HaiPay takes no money for this one any more (${state}). Reissue the slip instead.`,
  ),
  deadline_range: invalid(
    ({ most_days }, field) => `${field} must be later than now and at most ${most_days} days ahead.`,
  ),
  not_issued_yet: notAllowed(() => "Nothing was issued for this choice yet."),
  newer_slip: notAllowed(({ platform_order_id }) => `A newer slip was issued already: ${platform_order_id}.`),
  money_just_came: notAllowed(() => "The money for the old slip has just arrived."),
  money_waits: notAllowed(
    ({ amount, currency_code, platform_order_id }) =>
      `${amount} ${currency_code.toUpperCase()} have come for this purchase (${platform_order_id}) and are in no ` +
      `order yet. Decide about them first, under "Needs attention"; then reissue the slip.`,
  ),
  nothing_owed: notAllowed(() => "The order owes nothing, so there is nothing to issue a slip for."),
  other_currency: notAllowed(
    ({ currency_code, order_currency_code }) =>
      `The order is in ${order_currency_code.toUpperCase()} and the slip was in ${currency_code.toUpperCase()}.`,
  ),
  method_off: notAllowed(
    () => "The payment method is switched off. Switch it on, or ask the shopper to choose another.",
  ),
  outside_limits: invalid(
    ({ amount, min, max, currency_code }) =>
      `The order owes ${amount} ${currency_code.toUpperCase()}, and the method takes from ${min} to ${max}. ` +
      `Ask the shopper to choose another.`,
  ),
  money_not_free: notAllowed(
    () => "This money is not free: it is captured already, was given back, or a person has taken it over.",
  ),
  no_order_for_money: notAllowed(() => "There is no order that this money could be used for. Give it back."),
  money_for_cancelled_order: notAllowed(
    ({ display_id }) => `Order #${display_id} was cancelled. Give the money back.`,
  ),
  money_for_paid_order: notAllowed(
    ({ display_id }) => `Order #${display_id} owes nothing. Give the money back.`,
  ),
  money_in_other_currency: notAllowed(
    ({ display_id }) => `Order #${display_id} is in another currency. Give the money back.`,
  ),
  resolved_already: conflict(({ resolved_at, resolved_by, note }) => {
    const who = resolved_by === "system" ? "by itself" : `by ${resolved_by}`;
    return `This attention was resolved already, ${who} on ${resolved_at}: ${note}`;
  }),
  became_order: conflict(
    ({ display_id }) =>
      `The cart has meanwhile become order #${display_id}. Refresh it from HaiPay now: its payment is then captured, ` +
      `and this attention closes by itself.`,
  ),
  erased_already: conflict(
    ({ erased_at }) => `The shopper's data of this payment were erased already, on ${erased_at}.`,
  ),
  one_buyer: invalid(() => "Name one shopper: email, or customer_id, and not both."),
  still_choosable: notAllowed(
    () =>
      "The shopper can still place this order. A choice that leads nowhere is removed by itself, after 30 days at " +
      "the latest.",
  ),
  still_open: notAllowed(
    () =>
      "This payment is still open, and the shopper's data are needed for it. Wait until it is paid or has ended.",
  ),
  not_settled_yet: notAllowed(
    () => "The order has not followed the money yet. Refresh it from HaiPay now, then erase.",
  ),
  attention_waits: notAllowed(
    () =>
      "An attention of this payment still waits for a person, who may have to reach the shopper. Resolve it first.",
  ),
  late_money_watched: notAllowed(
    () =>
      "HaiPay is still asked about money that may come late, and the shopper would have to be paid back. Wait until " +
      "that time has passed.",
  ),
  refund_being_booked: notAllowed(() => "A refund of this payment is being booked. Try again in a minute."),

  no_sum: invalid(
    ({ currency_code }, field) => `${field} is no plain, positive decimal: give ${SUM_FORMS[currency_code]}.`,
  ),
  sum_is_zero: invalid(({ currency_code }, field) => `${field} is zero: give ${SUM_FORMS[currency_code]}.`),
  sum_too_fine: invalid(
    ({ amount, currency_code }, field) =>
      `${field} "${amount}" cannot be paid out in ${currency_code.toUpperCase()}: give ${SUM_FORMS[currency_code]}.`,
  ),
  day_to_come: invalid(
    ({ day }, field) => `${field} is in the future (${day}): record a refund once it is paid out.`,
  ),
  reference_used: {
    type: DUPLICATE_ERROR,
    says: ({ reference, ...of }) =>
      `reference "${reference}" was recorded already, for ${sumAndDay(of)}: a second refund needs a reference of its own.`,
  },
  reference_cut_off: {
    type: DUPLICATE_ERROR,
    says: ({ reference, ...of }) =>
      `reference "${reference}" belongs to a refund of ${sumAndDay(of)} that was cut off: record that one again first.`,
  },
  not_captured: notAllowed(
    () =>
      "target payment: Medusa did not capture the money of this collect order. Record the refund with target ledger.",
  ),
  nothing_left: notAllowed(({ of }, field) => `${field}: nothing is left to refund ${MONEY[of]}.`),
  more_than_left: notAllowed(({ amount, left, currency_code, of }, field) => {
    const unit = currency_code.toUpperCase();
    return (
      `${field} ${amount} ${unit} is more than is left to refund ${MONEY[of]}: ${left} ${unit}. ` +
      `Record ${left} ${unit} or less.`
    );
  }),
  refund_waits_for_money: notAllowed(
    ({ reason }) =>
      `The payment has come and could not be settled yet, so nothing was recorded. Try again in a minute. (${reason})`,
  ),
  order_edited: notAllowed(
    ({ change }) =>
      `The order is being changed (${change}). Nothing was recorded. ` +
      `Confirm or cancel that change, and then do this once more.`,
  ),
  correction_is_final: notAllowed(
    () => "A correction cannot be corrected. If the money did go back, record the refund anew.",
  ),
  refund_not_booked: notAllowed(
    ({ reference }) =>
      `The refund with reference "${reference}" is not booked yet. It is finished by itself within minutes; ` +
      `correct it then.`,
  ),
  corrected_already: conflict(
    ({ reference }) =>
      `The refund with reference "${reference}" was corrected already. Load the payment again to see what is recorded.`,
  ),
  offered_nowhere: notAllowed(
    ({ currency_code }) =>
      `No region in ${currency_code.toUpperCase()} offers this method. Offer it in a region first.`,
  ),
  no_account: notAllowed(
    ({ currency_code }) => `Enter all credentials of ${currency_code.toUpperCase()} and save them first.`,
  ),
  environment_off: notAllowed(
    ({ environment, variable }) =>
      `Payments are off on this server: the environment ${environment} was chosen and is not in force here. ` +
      `Set ${variable} and start again, or choose another environment.`,
  ),
  no_key_pair: notAllowed(() => "No key pair is waiting. Make one first."),
  configuration_moved_on: conflict(
    () => "HaiPay has said something else since you looked. Look at it again, then take it over.",
  ),
  medusa_refused: notAllowed(({ answer }) => answer),
};

function sumAndDay({ amount, currency_code, day }: { amount: string; currency_code: string; day: string }) {
  return `${amount} ${currency_code.toUpperCase()} of ${day}`;
}

function known(fields: readonly string[]): string {
  return fields.length > 0 ? `The fields are ${fields.join(", ")}.` : "Send {}.";
}

function invalid<Code extends RefusalCode>(says: Words<Code>["says"]): Words<Code> {
  return { type: INVALID_DATA, says };
}

function notAllowed<Code extends RefusalCode>(says: Words<Code>["says"]): Words<Code> {
  return { type: NOT_ALLOWED, says };
}

function notFound<Code extends RefusalCode>(says: Words<Code>["says"]): Words<Code> {
  return { type: NOT_FOUND, says };
}

function conflict<Code extends RefusalCode>(says: Words<Code>["says"]): Words<Code> {
  return { type: CONFLICT, says };
}
