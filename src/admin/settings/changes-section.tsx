import { Text } from "@medusajs/ui";
import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { Time } from "../components/time";
import { useTexts } from "../i18n/use-texts";
import { useChangeTexts } from "./use-change-texts";

/** Who changed what, when. */
export function ChangesSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const textOf = useChangeTexts();
  const { changes } = settings;
  if (changes.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("settings.changes.none")}
      </Text>
    );
  }
  return (
    <ul className="max-h-96 divide-y overflow-y-auto" tabIndex={0} aria-label={t("settings.changes.heading")}>
      {changes.map(({ id, at, actor, payload }) => (
        <li key={id} className="flex flex-col gap-y-1 px-6 py-3">
          <Text size="small" className="break-words">
            <strong>{actor?.name ?? t("settings.credentials.somebody")}</strong> {textOf(payload)}
          </Text>
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            <Time at={at} both={false} />
          </Text>
        </li>
      ))}
    </ul>
  );
}
