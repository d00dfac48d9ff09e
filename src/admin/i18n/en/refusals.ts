import type { RefusalCode } from "../../../contract/refusals";

/** Why the server refused, by code; at the field where it is about one. */
export const refusals = {
  unknown_field:
    "The server does not know what was sent. Load the page again: it may be older than the server.",
  malformed: "This cannot be read. Check what you entered.",
  no_object: "The server could not read what was sent. Load the page again: it may be older than the server.",
  text: "Enter at most {{most}} characters.",
  text_needed: "Enter 1 to {{most}} characters.",
  one_line: "Enter 1 to {{most}} characters, on one line.",
  instant: "Enter a day and a time.",
  day: "Enter a day, for example 2026-11-23.",
  day_or_instant: "Enter a day, for example 2026-11-23.",
  numeral: "Enter a number.",
  id: "This is no id: an id has letters, digits, _ and - only.",
  one_of: "Choose one of: {{choices}}.",
  some_of: "Choose one or more of: {{choices}}.",
  addresses: "Enter at most {{most}} addresses, one per line.",
  sum: "Enter a sum, for example 1700 or 12.34.",
  method_choices:
    "The server does not know this method. Load the page again: it may be older than the server.",
  days_reversed: "The last day lies before the first one.",
  days_twice: "Choose a period or days, not both.",
  both_pages: "This page of the list is not there any more. Begin with the first one.",
  no_such_page: "This page of the list is not there any more. Begin with the first one.",

  app_id: "Enter the digits of the appId as HaiPay's console shows them, for example 1054.",
  fixed: "This is fixed by the server's configuration ({{by}}). Change it there.",
  https:
    "The address must start with https:// (http:// is allowed for this machine only, and never in production).",
  key: "This cannot be read as an RSA key of at least 2048 bits. Paste it whole, as PEM or Base64.",
  limits: "Enter a sum from {{min}} to {{max}}, which are HaiPay's own limits.",
  missing: "Fill this in.",
  min_above_max: "This is more than the maximum, {{max}}. Lower it.",
  no_settings_key: "No secret is saved while HAIPAY_SETTINGS_KEY is not set on the server.",
  number: "Enter a whole number from {{least}} to {{most}}.",
  own_key: "This is your own public key. Copy HaiPay's public key from its console.",
  path: "Enter a path that starts with one slash, for example /haipay/return.",
  plain_address: "Enter a plain address without user, password, query or fragment.",
  app_id_pinned:
    "The server's configuration ({{by}}) fixes the appId to {{app_id}}. Enter that account, or change the appId there.",
  settings_readonly: "The server's configuration ({{by}}) lets nobody change the settings here.",
  other_person_needed: "Another administrator has to confirm this: you proposed it, or a part of it.",
  proposal_moved: "What waits was changed meanwhile. Look at it again, then decide.",
  nothing_waits: "Nothing waits any more.",
  removal_waits: "The removal of these credentials waits for another administrator. Reject it first.",
  credentials_incomplete: "Enter all credentials and save them first.",
  same_key: "This is the same key as the first one.",
  secret: "Enter the merchant secret key as HaiPay's console shows it, on one line.",
  subject: "Enter one line of at most {{most}} characters.",
  switch: "Choose on or off.",
  test_address: "This is HaiPay's test address, where no money moves.",
  web_address: "This is no web address. Write it in full, for example https://shop.example.",

  person_needed: "Only a person can do this, and no API key. Log in as a user and do it there.",
  no_such_collect_order: "There is no such payment.",
  no_such_attention: "There is no such case.",
  no_such_order: "There is no such order.",
  no_such_refund: "There is no such refund of this payment.",
  no_such_region: "The shop has no such region.",
  no_such_view: "This view is not there any more.",
  view_name_taken: "Another view of yours has this name. Choose another one.",
  too_many_views: "You have {{most}} views already. Delete one that you no longer use.",
  no_such_currency: "HaiPay collects in {{choices}} only.",
  busy: "This purchase is being worked on at this moment. Try again in a few seconds.",
  moved: "The payment moved at this moment. Look at it again, then decide.",
  data_erased: "The shopper's data of this payment were erased. Ask the shopper to order again.",
  order_cancelled: "Order #{{display_id}} was cancelled. Ask the shopper to order again.",
  session_gone: "The shopper chose another way to pay. Look at the newer payment.",
  paid_already: "This purchase is paid already.",
  deadline_passed: "The deadline ({{expires_at}}) has passed. Extend it first, or issue a new slip.",
  reminded_lately:
    "The shopper was reminded on {{reminded_at}}. You can send the next reminder from {{next_at}}.",
  no_address: "The order has no e-mail address, so a reminder cannot be sent.",
  no_email_provider: "The shop has no e-mail provider yet. Add one to medusa-config, then try again.",
  mail_not_taken:
    "The e-mail provider did not accept the e-mail. Check its settings and log, then try again.",
  nothing_to_remind_of: "E-wallet payments are completed within minutes, so there are no reminders for them.",
  no_order_yet: "There is no order yet. The shopper can choose the payment method again.",
  not_placed_yet:
    "HaiPay does not know this order yet: the shopper chose the method and did not place the order.",
  not_followed_yet: "HaiPay has answered, and the shop could not follow yet. It is tried again by itself.",
  no_longer_payable: "HaiPay takes no money for this one any more ({{state}}). Reissue the slip instead.",
  deadline_range: "Enter a time later than now, and by {{latest}} (in {{most_days}} days) at the latest.",
  not_issued_yet: "Nothing was issued for this choice yet.",
  newer_slip: "A newer slip was issued already: {{platform_order_id}}.",
  money_just_came: "The money for the old slip has just arrived.",
  money_waits:
    "{{amount}} have come for this purchase ({{platform_order_id}}) and are in no order yet. Decide about them first, under “Needs attention”; then reissue the slip.",
  nothing_owed: "The order owes nothing, so there is nothing to issue a slip for.",
  other_currency: "The order is in {{order_currency_code}}, and the slip was in {{currency_code}}.",
  method_off: "The payment method is switched off. Switch it on, or ask the shopper to choose another one.",
  outside_limits:
    "The order owes {{amount}}, and the method takes from {{min}} to {{max}}. Ask the shopper to choose another one.",
  money_not_free:
    "This money is not free: it is captured already, was given back, or a person has taken it over.",
  no_order_for_money: "There is no order that this money could be used for. Give it back.",
  money_for_cancelled_order: "Order #{{display_id}} was cancelled. Give the money back.",
  money_for_paid_order: "Order #{{display_id}} owes nothing. Give the money back.",
  money_in_other_currency: "Order #{{display_id}} is in another currency. Give the money back.",
  resolved_already: "This was resolved already, on {{resolved_at}}: {{note}}",
  became_order:
    "The cart has meanwhile become order #{{display_id}}. Refresh it from HaiPay now: its payment is then captured, and this closes by itself.",
  erased_already: "The shopper's data of this payment were erased already, on {{erased_at}}.",
  one_buyer: "Enter the shopper's e-mail address.",
  still_choosable:
    "The shopper can still place this order. A choice that leads nowhere is removed by itself, after 30 days at the latest.",
  still_open:
    "This payment is still open, and the shopper's data are needed for it. Wait until it is paid or has ended.",
  not_settled_yet: "The order has not followed the money yet. Refresh it from HaiPay now, then erase.",
  attention_waits:
    "This payment still needs attention, and the shopper may have to be reached for it. Resolve that first.",
  late_money_watched:
    "HaiPay is still asked about money that may come late, and the shopper would have to be paid back. Wait until that time has passed.",
  refund_being_booked: "A refund of this payment is being booked. Try again in a minute.",

  no_sum: "Enter a plain sum in {{currency_code}}, more than nothing.",
  sum_is_zero: "Enter more than nothing.",
  sum_too_fine: "{{amount}} cannot be paid out: {{currency_code}} has no smaller coins.",
  day_to_come: "{{day}} is still to come. Record a refund once it is paid out.",
  reference_used:
    "“{{reference}}” was recorded already, for {{amount}} on {{day}}. A second refund needs a reference of its own.",
  reference_cut_off:
    "“{{reference}}” belongs to a refund of {{amount}} on {{day}} that was cut off. Record that one again first.",
  not_captured: "Medusa did not capture this money. Choose the money that Medusa did not capture.",
  nothing_left: "Nothing of it is left to refund.",
  more_than_left: "{{amount}} is more than is left to refund. Record {{left}} or less.",
  refund_waits_for_money:
    "The payment has come and could not be settled yet, so nothing was recorded. Try again in a minute.",
  order_edited:
    "The order is being changed ({{change}}). Nothing was recorded. Confirm or cancel that change, and then do this once more.",
  correction_is_final: "A correction cannot be corrected. If the money did go back, record the refund anew.",
  refund_not_booked:
    "The refund with reference “{{reference}}” is not booked yet. It is finished by itself within minutes; correct it then.",
  corrected_already: "The refund with reference “{{reference}}” was corrected already.",

  platform_refused: "HaiPay refused. Its code is {{platform_code}}, and its message: {{platform_message}}",
  not_verified: "HaiPay's answer does not verify, so it proves nothing. It is asked again by itself.",
  not_reached: "HaiPay could not be reached, or gave no whole answer. It is asked again by itself.",
  settings_wrong:
    "HaiPay cannot be asked: the shop's settings are wrong. The server's log names the setting.",
  account_gone:
    "HaiPay cannot be asked: the account with appId {{app_id}} is not configured any more. Configure it again until its open orders have ended.",
  key_unreadable:
    "HaiPay cannot be asked: no key of the server opens the stored keys of appId {{app_id}}. Set the key that encrypted them as HAIPAY_SETTINGS_PREVIOUS_KEY, or enter that account's credentials again.",
  offered_nowhere: "No region in {{currency_code}} offers this method. Offer it in a region first.",
  no_account: "Enter all credentials of {{currency_code}} and save them first.",
  environment_off:
    "Payments are off on this server: the environment {{environment}} was chosen and is not in force here. Set {{variable}} and start again, or choose another environment.",
  configuration_moved_on:
    "HaiPay has said something else since you looked. Look at it again, then take it over.",
  no_key_pair: "No key pair is waiting. Make one first.",
  medusa_refused: "Medusa refused. Its answer: {{answer}}",
} satisfies Record<RefusalCode, string>;
