import type { Attention } from "../client/answers";
import { formatSum } from "../format/sum";
import type { Texts } from "../i18n/use-texts";

/** What it is about, with the sum if there is one: "Overpaid: ¥300". */
export function attentionTitle(
  { texts, figure }: Pick<Attention, "texts" | "figure">,
  { t, language }: Texts,
): string {
  const { title } = texts[language];
  if (!figure) return title;
  return t("orders.attention.titleWithSum", { title, sum: formatSum(figure.amount, figure.currency_code) });
}

/** Where to deal with it: its payment, else the page or the settings of the shop's account. */
export function attentionPath({
  collect_order,
  account,
}: Pick<Attention, "collect_order" | "account">): string {
  if (collect_order) return `/haipay?id=${collect_order.id}`;
  return account === null ? "/haipay" : "/settings/haipay";
}
