import { useLanguage } from "../state/language";
import type { Language } from "../texts";

/** A sum as it is charged: whole yen or cents, half up. */
export function formatPrice(amount: number, currency: string, language: Language): string {
  const locale = language === "ja" ? "ja-JP" : "en-US";
  return new Intl.NumberFormat(locale, { style: "currency", currency })
    .format(amount)
    .replace("\uffe5", "\u00a5");
}

export function Price({ amount, currency }: { amount: number; currency: string }) {
  const { language } = useLanguage();
  return <span className="price">{formatPrice(amount, currency, language)}</span>;
}
