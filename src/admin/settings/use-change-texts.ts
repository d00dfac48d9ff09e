import { useTexts } from "../i18n/use-texts";

interface Changed {
  setting?: string;
  credential?: string;
  from?: unknown;
  to?: unknown;
}

const ACTS = ["make_key_pair", "use_key_pair", "finish_key_rotation", "remove_credentials"] as const;

/** A change as the history keeps it, in a sentence. Settings keep the names of the API, which the documentation uses. */
export function useChangeTexts(): (payload: Record<string, unknown>) => string {
  const { t } = useTexts();
  return (payload) => {
    const act = textOf(payload.act);
    const of = {
      currency: textOf(payload.currency).toUpperCase(),
      environment: textOf(payload.environment),
    };
    const changed = (Array.isArray(payload.changed) ? payload.changed : []) as Changed[];
    const what = changed.map(({ setting, credential, from, to }) =>
      setting === undefined
        ? textOf(credential)
        : t("settings.changes.becomes", {
            setting,
            from: textOf(from) || t("settings.changes.nothing"),
            to: textOf(to) || t("settings.changes.nothing"),
          }),
    );
    if (act === "change_settings") return t("settings.changes.change_settings", { what: what.join(", ") });
    if (act === "change_credentials") {
      const list = what.join(", ") || t("settings.changes.resealed");
      return t("settings.changes.change_credentials", { ...of, what: list });
    }
    const known = ACTS.find((candidate) => candidate === act);
    return known ? t(`settings.changes.${known}`, of) : act;
  };
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  const { enabled, limits } = value as { enabled?: boolean; limits?: { min: string; max: string } };
  return `${enabled ? "on" : "off"}${limits ? ` ${limits.min}–${limits.max}` : ""}`;
}
