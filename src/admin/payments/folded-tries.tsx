import { Text } from "@medusajs/ui";
import type { ListedTry } from "../../contract/list-api";
import type { Wire } from "../client/wire";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";

interface FoldedTriesProps {
  tries: readonly Wire<ListedTry>[];
  onOpen: (id: string) => void;
}

/** Earlier tries of the same purchase that ended without money, collapsed below it. */
export function FoldedTries({ tries, onOpen }: FoldedTriesProps) {
  const { t, language } = useTexts();
  if (tries.length === 0) return null;
  return (
    // The row itself opens the payment.
    <details
      className="txt-compact-xsmall text-ui-fg-subtle mt-1"
      onClick={(event) => event.stopPropagation()}
    >
      <summary className="cursor-pointer whitespace-nowrap">
        {t("payments.list.tries", { count: tries.length })}
      </summary>
      <ul className="mt-1 flex flex-col gap-y-1">
        {tries.map(({ id, method, state, created_at }) => (
          <li key={id}>
            <button
              type="button"
              className="text-ui-fg-base hover:text-ui-fg-interactive underline focus-visible:shadow-borders-focus rounded-sm text-left outline-none"
              onClick={() => onOpen(id)}
            >
              {method.name[language]}
            </button>{" "}
            <Text as="span" size="xsmall" leading="compact">
              {t(`common.states.${state}`)} · {formatDay(created_at, language)}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
