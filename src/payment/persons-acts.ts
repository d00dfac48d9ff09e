import type { PersonsAct } from "../contract/refusals";

/** What only a person with their own account may do, as the beginning of a sentence. */
export const PERSONS_ACTS: Record<PersonsAct, string> = {
  resolve_attention: "An attention is resolved",
  record_refund: "A refund is recorded",
  correct_refund: "A refund is corrected",
  erase_personal_data: "A shopper's data are erased",
  change_settings: "Settings are changed",
  change_credentials: "Credentials are changed",
  test_connection: "The connection is tested",
  send_trial_mail: "A mail is tried out",
  offer_methods: "What a region offers is changed",
  make_test_payment: "A test payment is made",
};
