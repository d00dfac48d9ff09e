import { ExclamationCircleSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import type { Attention } from "../client/answers";
import { ResolveAttention } from "../components/acts/resolve-attention";
import { CopyButton } from "../components/copy-button";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { formatTime } from "../format/time";
import { useTexts, type Texts } from "../i18n/use-texts";
import { shownFacts, type ShownFact } from "./shown-facts";

interface AttentionCardProps {
  attention: Attention;
  /** What can be done besides resolving it. */
  children?: ReactNode;
}

/** Something that needs a person: what happened, what was found, and what to do, step by step. */
export function AttentionCard({ attention, children }: AttentionCardProps) {
  const { t, language } = useTexts();
  const { title, what_happened, what_to_do } = attention.texts[language];
  return (
    <article className="flex flex-col gap-y-3" aria-label={title}>
      <header className="flex items-start gap-x-2">
        <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
        <div>
          <h3 className="txt-compact-medium-plus">{title}</h3>
          <Text as="div" size="xsmall" className="text-ui-fg-subtle">
            <Time at={attention.opened_at} both={false} />
          </Text>
        </div>
      </header>
      <Text size="small">{what_happened}</Text>
      <AttentionFacts attention={attention} />
      <div>
        <h4 className="txt-compact-small-plus mb-1">{t("orders.attention.todo")}</h4>
        <ol className="txt-small list-decimal space-y-1 pl-5">
          {what_to_do.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        {children}
        <ResolveAttention attention={attention} />
      </div>
    </article>
  );
}

/** What was found, for whoever decides. */
function AttentionFacts({ attention }: { attention: Attention }) {
  const texts = useTexts();
  const facts = shownFacts(attention.facts);
  if (facts.length === 0) return null;
  return (
    <dl className="bg-ui-bg-subtle txt-compact-small grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1.5 rounded-lg p-3">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="text-ui-fg-subtle">{texts.t(`orders.facts.${fact.name}`)}</dt>
          <dd className="flex min-w-0 items-start gap-x-1 break-words">
            <span className="min-w-0 break-words">{valueOf(fact, texts)}</span>
            {fact.kind === "id" && (
              <CopyButton text={fact.value} what={texts.t(`orders.facts.${fact.name}`)} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function valueOf(fact: ShownFact, { t, language }: Texts): string {
  switch (fact.kind) {
    case "sum":
      return formatSum(fact.value, fact.currency);
    case "time":
      return formatTime(fact.value, language);
    case "cause":
      return t(`payments.trouble.causes.${fact.value}`);
    case "because":
      return t(`orders.because.${fact.value}`);
    case "missing":
      return fact.value.map((part) => t(`orders.missingParts.${part}`)).join(language === "ja" ? "、" : ", ");
    default:
      return fact.value;
  }
}
