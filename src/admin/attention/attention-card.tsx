import { ExclamationCircleSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import type { Attention } from "../client/answers";
import { ResolveAttention } from "../components/acts/resolve-attention";
import { Time } from "../components/time";
import { useTexts } from "../i18n/use-texts";
import { AttentionFacts } from "./attention-facts";
import { AttentionPeople } from "./attention-people";
import { attentionTitle } from "./attention-title";

interface AttentionCardProps {
  attention: Attention;
  /** What to do step by step, if the server knows it: then the text is folded away. */
  steps?: ReactNode;
  /** What was done about it, if nothing else needs to be done. */
  done?: string;
}

/** Something that needs a person: what happened, what was found, and what to do. */
export function AttentionCard({ attention, steps, done }: AttentionCardProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const { title, what_happened, what_to_do } = attention.texts[language];
  return (
    <article className="flex flex-col gap-y-3" aria-label={title}>
      <header className="flex items-start gap-x-2">
        <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
        <div>
          <h3 className="txt-compact-medium-plus">{attentionTitle(attention, texts)}</h3>
          <Text as="div" size="xsmall" className="text-ui-fg-subtle">
            <Time at={attention.opened_at} both={false} />
          </Text>
        </div>
      </header>
      <Text size="small">{what_happened}</Text>
      <AttentionFacts attention={attention} />
      {steps}
      <details open={!steps}>
        <summary className="txt-compact-small-plus cursor-pointer">
          {t(steps ? "orders.attention.explained" : "orders.attention.todo")}
        </summary>
        <ol className="txt-small mt-2 list-decimal space-y-1 pl-5">
          {what_to_do.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      <AttentionPeople attention={attention} />
      <div className="flex flex-wrap gap-2">
        <ResolveAttention attention={attention} done={done} />
      </div>
    </article>
  );
}
