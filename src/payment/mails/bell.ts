import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { AttentionAnnouncement } from "../../contract/events";
import { attentionTexts } from "../../modules/haipay/attention-texts";
import { languageOf, type Language } from "../../platform/language";

/**
 * Puts an attention into the bell of the dashboard, once: an event that is repeated finds its notification there. A shop
 * whose Notification Module has no channel for the bell is told in the log.
 */
export async function ringBell(container: MedusaContainer, attention: AttentionAnnouncement): Promise<void> {
  const data = bellText(attention, await findShopLanguage(container));
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      idempotency_key: attention.attention_id,
      resource_type: "haipay_attention",
      resource_id: attention.attention_id,
      data: { ...data },
    });
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`HaiPay: attention ${attention.attention_id} is not in the bell: ${(error as Error).message}`);
  }
}

/**
 * A notification is the same for all administrators, so the language is the shop's: the one that all of the store's
 * locales share. Undefined where it has none, or several languages.
 */
async function findShopLanguage(container: MedusaContainer): Promise<Language | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "store", fields: ["supported_locales.locale_code"] });
  const locales = (data as unknown as Store[]).flatMap((store) => store.supported_locales ?? []);
  const languages = new Set(locales.map((locale) => languageOf(locale?.locale_code ?? null)));
  return languages.size === 1 ? [...languages][0] : undefined;
}

interface Store {
  supported_locales?: ({ locale_code: string } | null)[];
}

export interface BellText {
  title: string;
  description: string;
}

/**
 * What the bell says of an attention: in the shop's language, or in both where that is not known. Nothing about the
 * buyer.
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
