import { Text } from "@medusajs/ui";
import type { ShownCollectOrder } from "../../contract/admin-api";
import type { Wire } from "../client/wire";
import { Said } from "../components/said";
import { Time } from "../components/time";
import { useTexts } from "../i18n/use-texts";
import { entryText } from "./history-text";
import { useChoices } from "./use-choices";

/** The server shows no more of a history. */
const LONGEST = 500;

/** What happened to a payment, the newest first. */
export function History({ payment }: { payment: Wire<ShownCollectOrder> }) {
  const texts = useTexts();
  const { reasonName } = useChoices();
  const { history, currency_code } = payment;
  return (
    <>
      <ol className="flex flex-col gap-4 px-6 py-4">
        {[...history].reverse().map((entry) => {
          const { text, words } = entryText(entry, currency_code, { ...texts, reasonName });
          return (
            <li key={entry.id} className="border-ui-border-strong border-l-2 pl-3">
              <Text size="small" leading="compact" className="break-words">
                {text}
              </Text>
              {words && (
                <Text as="div" size="small" leading="compact" className="text-ui-fg-subtle mt-1">
                  <Said words={words} />
                </Text>
              )}
              <Text as="div" size="xsmall" leading="compact" className="text-ui-fg-muted mt-1">
                <Time at={entry.at} both={false} />
              </Text>
            </li>
          );
        })}
      </ol>
      {history.length >= LONGEST && (
        <Text size="small" className="text-ui-fg-subtle px-6 pb-4">
          {texts.t("payments.detail.newestPart")}
        </Text>
      )}
    </>
  );
}
