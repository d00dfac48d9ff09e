import { attentionTexts } from "../../modules/haipay/attention-texts";
import { ATTENTION_REASONS, type AttentionReason } from "../../modules/haipay/ledger/attention-reasons";
import { STATE_NAMES } from "../../modules/haipay/ledger/state-names";
import { COLLECT_ORDER_STATES, type CollectOrderState } from "../../modules/haipay/ledger/transitions";
import { CURRENCIES, METHODS, type Currency } from "../../platform/catalogue";
import type { ShownMethod } from "./parts";
import type { Words } from "../../platform/language";

interface Named<Id> {
  id: Id;
  name: Words;
}

/** What the list of payments can be narrowed by, with the words for it. */
export interface ListChoices {
  states: Named<CollectOrderState>[];
  methods: ShownMethod[];
  currencies: readonly Currency[];
  /** The reasons for which a person is needed. */
  attentions: Named<AttentionReason>[];
}

/** What merchants look for most stands first. */
const FIRST: readonly CollectOrderState[] = ["open", "paid", "expired", "failed"];

export const LIST_CHOICES: ListChoices = {
  states: [...new Set([...FIRST, ...COLLECT_ORDER_STATES])].map((id) => ({
    id,
    name: { en: STATE_NAMES.en[id], ja: STATE_NAMES.ja[id] },
  })),
  methods: METHODS.map(({ id, kind, name }) => ({ id, kind, name })),
  currencies: CURRENCIES,
  attentions: ATTENTION_REASONS.map((id) => {
    const { en, ja } = attentionTexts(id, true);
    return { id, name: { en: en.title, ja: ja.title } };
  }),
};
