import { ExclamationCircleSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { ResolveAttention } from "../components/acts/resolve-attention";
import { Time } from "../components/time";
import type { Attention } from "../client/answers";
import { useTexts } from "../i18n/use-texts";
import { AttentionFacts } from "./attention-facts";

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
