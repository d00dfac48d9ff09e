import { Text } from "@medusajs/ui";
import { TaskCard } from "../attention/task-card";
import type { Attention, CollectOrder } from "../client/answers";
import { Said } from "../components/said";
import { Time } from "../components/time";
import { readNote } from "../i18n/read-said";
import { useTexts } from "../i18n/use-texts";

/** What needs a person with what to do, then what needed one with who did what. */
export function PaymentAttentions({
  payment,
  onReplaced,
}: {
  payment: CollectOrder;
  /** Called with the payment that replaced this one. */
  onReplaced: (payment: CollectOrder) => void;
}) {
  return (
    <ul className="flex flex-col gap-5 px-6 py-3">
      {payment.attentions.map((attention) => (
        <li key={attention.id}>
          {attention.resolved ? (
            <Resolved attention={attention} resolved={attention.resolved} />
          ) : (
            <TaskCard task={attention} order={payment} onReissued={onReplaced} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface ResolvedProps {
  attention: Attention;
  resolved: NonNullable<Attention["resolved"]>;
}

function Resolved({ attention, resolved: { by, at, note } }: ResolvedProps) {
  const texts = useTexts();
  const { t, language } = texts;
  const who = by.id === "system" ? t("payments.detail.byItself") : (by.name ?? by.id);
  return (
    <>
      <Text size="small" leading="compact" weight="plus">
        {attention.texts[language].title}
      </Text>
      <Text as="div" size="xsmall" leading="compact" className="text-ui-fg-muted my-1">
        {t("payments.detail.resolved", { who })} · <Time at={at} both={false} />
      </Text>
      <Text
        as="div"
        size="small"
        leading="compact"
        className="text-ui-fg-subtle whitespace-pre-line break-words"
      >
        {by.id === "system" ? <Said words={note} /> : readNote(note, texts)}
      </Text>
    </>
  );
}
