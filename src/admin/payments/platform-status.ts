import type { Texts } from "../i18n/use-texts";

const NAMES = {
  "0": "waiting",
  "1": "progress",
  "-1": "pending",
  "2": "success",
  "3": "failure",
  "4": "partial",
  "5": "over",
} as const;

/** The meaning of one of the platform's statuses (protocol §6). @param status null before the first answer */
export function platformStatusText(status: unknown, t: Texts["t"]): string {
  if (typeof status !== "number" && typeof status !== "string") return t("payments.platformStatus.none");
  const written = String(status);
  const name = NAMES[written as keyof typeof NAMES] as (typeof NAMES)[keyof typeof NAMES] | undefined;
  return name
    ? `${t(`payments.platformStatus.${name}`)} (${written})`
    : t("payments.platformStatus.other", { status: written });
}
