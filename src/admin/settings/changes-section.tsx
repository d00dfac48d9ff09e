import { Text } from "@medusajs/ui";
import type { Actor } from "../../contract/admin-api";
import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { Time } from "../components/time";
import type { AnnouncedChange } from "../../modules/haipay/settings/announced-changes";
import { useAnnouncedChangeText } from "../payments/announced-change-text";
import { useTexts } from "../i18n/use-texts";
import { useFieldNames } from "./field-names";
import { withSeparators } from "./typed-sum";

/** Who changed what, and when. */
export function ChangesSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const textOf = useChangeTexts(settings);
  const { changes } = settings;
  const nameOf = (actor: Actor | null) =>
    actor?.id === "files" ? t("settings.changes.files") : (actor?.name ?? t("settings.credentials.somebody"));
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
            <strong>{nameOf(actor)}</strong> {textOf(payload)}
            {payload.waits === true && ` ${t("settings.changes.waits")}`}
          </Text>
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            <Time at={at} both={false} />
          </Text>
        </li>
      ))}
    </ul>
  );
}

const ENVIRONMENTS = ["test", "production", "sandbox"] as const;

interface Changed {
  setting?: string;
  credential?: string;
  from?: unknown;
  to?: unknown;
}

const ACTS = [
  "make_key_pair",
  "use_key_pair",
  "finish_key_rotation",
  "remove_credentials",
  "use_credentials",
  "discard_credentials",
  "discard_settings",
] as const;

/** A change in the history, as a sentence. Settings have the same names as on the page. */
function useChangeTexts({ methods }: Wire<ShownSettings>): (payload: Record<string, unknown>) => string {
  const { t } = useTexts();
  const announcedText = useAnnouncedChangeText();
  const nameOf = useFieldNames(methods);
  const valueOf = (value: unknown): string => {
    if (value === "on" || value === "off") return t(`settings.${value}`);
    const environment = ENVIRONMENTS.find((known) => known === value);
    if (environment) return t(`common.environments.${environment}`);
    if (typeof value !== "object" || value === null) return textOf(value) || t("settings.changes.nothing");
    const { enabled, limits } = value as { enabled?: boolean; limits?: { min: string; max: string } };
    const range = limits && `${withSeparators(limits.min)}–${withSeparators(limits.max)}`;
    return [t(enabled ? "settings.on" : "settings.off"), range].filter(Boolean).join(" ");
  };
  return (payload) => {
    const act = textOf(payload.act);
    const of = {
      currency: textOf(payload.currency).toUpperCase(),
      environment: valueOf(payload.environment),
    };
    const changed = (Array.isArray(payload.changed) ? payload.changed : []) as Changed[];
    const what = changed.map(({ setting, credential, from, to }) =>
      setting === undefined
        ? t("settings.changes.changed", { what: nameOf(textOf(credential)) })
        : t("settings.changes.becomes", { setting: nameOf(setting), from: valueOf(from), to: valueOf(to) }),
    );
    if (act === "change_files") {
      return t("settings.changes.change_files", {
        what: announcedText(payload.announced as AnnouncedChange[]),
      });
    }
    if (act === "propose_settings") {
      return t("settings.changes.propose_settings", {
        what: (payload.values as string[]).map(nameOf).join(", "),
      });
    }
    if (act === "change_settings") return t("settings.changes.change_settings", { what: what.join(", ") });
    if (act === "change_credentials") {
      const list = what.join(", ") || t("settings.changes.resealed");
      return t("settings.changes.change_credentials", { ...of, what: list });
    }
    const known = ACTS.find((candidate) => candidate === act);
    return known ? t(`settings.changes.${known}`, of) : t("settings.changes.another");
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
