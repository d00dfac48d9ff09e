import type { Attention } from "../client/answers";
import { CopyButton } from "../components/copy-button";
import { Said } from "../components/said";
import { formatSum } from "../format/sum";
import { formatTime } from "../format/time";
import { readDifference, readField } from "../i18n/read-said";
import { useTexts, type Texts } from "../i18n/use-texts";
import { platformStatusText } from "../payments/platform-status";
import { shownFacts, type ShownFact } from "./shown-facts";

const ENVIRONMENTS = ["test", "production", "sandbox"] as const;

/** What was found, for the person who decides. */
export function AttentionFacts({ attention }: { attention: Attention }) {
  const texts = useTexts();
  const facts = shownFacts(attention.facts);
  if (facts.length === 0) return null;
  return (
    <dl className="bg-ui-bg-subtle txt-compact-small grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5 rounded-lg p-3">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="text-ui-fg-subtle">{texts.t(`orders.facts.${fact.name}`)}</dt>
          <dd className="flex min-w-0 items-start gap-x-1 break-words">
            <span className="min-w-0 break-words">
              {fact.kind === "said" ? <Said words={fact.value} /> : valueOf(fact, texts)}
            </span>
            {fact.kind === "id" && (
              <CopyButton text={fact.value} what={texts.t(`orders.facts.${fact.name}`)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function valueOf(fact: ShownFact, texts: Texts): string {
  const { t, language } = texts;
  switch (fact.kind) {
    case "sum":
      return formatSum(fact.value, fact.currency);
    case "time":
      return formatTime(fact.value, language);
    case "cause":
      return t(`payments.trouble.causes.${fact.value}`);
    case "because":
      return t(`orders.because.${fact.value}`);
    case "status":
      return platformStatusText(fact.value, t);
    case "field":
      return readField(fact.value, texts);
    case "difference":
      return readDifference(fact.value, fact.currency, texts, (status) => platformStatusText(status, t));
    case "environment": {
      const known = ENVIRONMENTS.find((name) => name === fact.value);
      return known ? t(`common.environments.${known}`) : fact.value;
    }
    case "missing":
      return fact.value.map((part) => t(`orders.missingParts.${part}`)).join(language === "ja" ? "、" : ", ");
    default:
      return fact.value;
  }
}
