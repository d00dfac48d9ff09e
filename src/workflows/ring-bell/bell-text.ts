import { attentionTexts } from "../../modules/haipay/attention-texts";
import type { Language } from "../../platform/language";
import type { AttentionAnnouncement } from "../announce/payload";

export interface BellText {
  title: string;
  description: string;
}

/**
 * What the bell says of an attention: in the shop's language, or in both where that is not known. Nothing about the
 * shopper.
 */
export function bellText(
  {
    reason,
    display_id,
    platform_order_id,
  }: Pick<AttentionAnnouncement, "reason" | "display_id" | "platform_order_id">,
  language: Language | undefined,
): BellText {
  const { en, ja } = attentionTexts(reason, true);
  const english = {
    title: en.title,
    description: `${display_id === null ? `HaiPay order ${platform_order_id}` : `Order #${display_id}`}: see Japan payments.`,
  };
  const japanese = {
    title: ja.title,
    description: `${display_id === null ? `HaiPay注文 ${platform_order_id}` : `注文 #${display_id}`}：「日本の決済」をご確認ください。`,
  };
  if (language === "en") return english;
  if (language === "ja") return japanese;
  return {
    title: `${english.title} · ${japanese.title}`,
    description: `${english.description} ${japanese.description}`,
  };
}
