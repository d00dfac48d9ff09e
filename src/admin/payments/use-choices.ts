import type { ListChoicesAnswer } from "../../api/admin/haipay/collect-orders/choices/route";
import type { ListChoices } from "../../contract/list-api";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";

export interface Choices {
  /** Empty until the server has answered. */
  choices: Wire<ListChoices>;
  /** What a merchant reads for a reason why a person is needed. */
  reasonName: (reason: string) => string;
}

const NONE: Wire<ListChoices> = { states: [], methods: [], currencies: [], environments: [], attentions: [] };

/** The values that payments can be filtered by, with their names. */
export function useChoices(): Choices {
  const { language } = useTexts();
  const { data } = useAnswer<ListChoicesAnswer>("/admin/haipay/collect-orders/choices");
  const choices = data?.choices ?? NONE;
  return {
    choices,
    reasonName: (reason) => choices.attentions.find(({ id }) => id === reason)?.name[language] ?? reason,
  };
}
