import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { AttentionAnnouncement, SettingsAnnouncement } from "../../contract/events";
import { attentionTexts } from "../../modules/haipay/attention-texts";
import { languageOf, writeSum, type Language, type Words } from "../../platform/language";
import { attentionFigure } from "../attention-figure";

/**
 * Puts an attention into the dashboard's notifications (the bell), once: a repeated event finds its notification there. A shop
 * whose Notification Module has no channel for the bell is told in the log.
 */
export async function ringBell(container: MedusaContainer, attention: AttentionAnnouncement): Promise<void> {
  const text = bellText(attention, await findShopLanguage(container));
  await putIntoBell(container, "haipay_attention", attention.attention_id, text);
}

/** Puts a change of the settings that could divert money into every administrator's notifications, once. */
export async function ringBellForChange(
  container: MedusaContainer,
  change: SettingsAnnouncement,
): Promise<void> {
  const who = await findUserName(container, change.changed_by);
  const text = changeText(change, who, await findShopLanguage(container));
  await putIntoBell(container, "haipay_settings", change.announcement_id, text);
}

async function putIntoBell(
  container: MedusaContainer,
  resource_type: "haipay_attention" | "haipay_settings",
  id: string,
  text: BellText,
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      idempotency_key: id,
      resource_type,
      resource_id: id,
      data: { ...text },
    });
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`HaiPay: ${resource_type} ${id} is not in the bell: ${(error as Error).message}`);
  }
}

async function findUserName(container: MedusaContainer, id: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "user", fields: ["id", "email"], filters: { id } });
  return (data as { email: string }[])[0]?.email ?? null;
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
 * What the bell says about an attention, with the sum in question: in the shop's language, or in both where that is not known. Nothing about the
 * buyer.
 */
export function bellText(
  {
    reason,
    display_id,
    platform_order_id,
    account,
    facts,
  }: Pick<AttentionAnnouncement, "reason" | "display_id" | "platform_order_id" | "account"> & {
    facts: object;
  },
  language: Language | undefined,
): BellText {
  const { en, ja } = attentionTexts(reason, true);
  const figure = attentionFigure(reason, facts);
  const sum = figure && writeSum(figure.amount, figure.currency_code);
  const [inEnglish, inJapanese] =
    account !== null
      ? [`HaiPay account (${account})`, `HaiPayアカウント（${account}）`]
      : display_id === null
        ? [`HaiPay order ${platform_order_id}`, `HaiPay注文 ${platform_order_id}`]
        : [`Order #${display_id}`, `注文 #${display_id}`];
  return inLanguage(language, {
    en: {
      title: sum ? `${en.title}: ${sum}` : en.title,
      description: `${inEnglish}: see Payments (HaiPay).`,
    },
    ja: {
      title: sum ? `${ja.title}：${sum}` : ja.title,
      description: `${inJapanese}：「決済（HaiPay）」をご確認ください。`,
    },
  });
}

/**
 * What the bell says about a change of the settings: no secret.
 *
 * @param who changed it, by name; null for a server's files and for a user who is gone
 */
export function changeText(
  { changes, changed_by }: Pick<SettingsAnnouncement, "changes" | "changed_by">,
  who: string | null,
  language: Language | undefined,
): BellText {
  const by = {
    en: who ?? (changed_by === "files" ? "the configuration of a server" : changed_by),
    ja: who ?? (changed_by === "files" ? "サーバーの設定ファイル" : changed_by),
  };
  const what = (of: Language) =>
    changes.map((change) => writeChange(change, of)).join(of === "ja" ? "、" : ", ");
  return inLanguage(language, {
    en: {
      title: "The HaiPay settings were changed",
      description: `By ${by.en}: ${what("en")}. If nobody of you did this, look at the settings at once.`,
    },
    ja: {
      title: "HaiPayの設定が変更されました",
      description: `変更者：${by.ja}。内容：${what("ja")}。心当たりがない場合は、すぐに設定を確認してください。`,
    },
  });
}

const NAMES: Record<SettingsAnnouncement["changes"][number]["what"], Words> = {
  proposal: { en: "a proposal that waits for another administrator", ja: "別の管理者の承認待ち" },
  second_administrator: { en: "second administrator", ja: "別の管理者による承認" },
  app_id: { en: "appId", ja: "appId" },
  credentials: { en: "credentials", ja: "認証情報" },
  environment: { en: "environment", ja: "環境" },
  platform_address: { en: "HaiPay's address", ja: "HaiPayのアドレス" },
  notification_address: { en: "notification address", ja: "通知先アドレス" },
  storefront_addresses: { en: "storefront addresses", ja: "ストアフロントのアドレス" },
};

function writeChange(change: SettingsAnnouncement["changes"][number], language: Language): string {
  const { what, currency_code, from, to } = change;
  const name = [currency_code?.toUpperCase(), NAMES[what][language]].filter(Boolean).join(" ");
  return from === null && to === null ? name : `${name} ${from ?? "–"} → ${to ?? "–"}`;
}

function inLanguage(
  language: Language | undefined,
  { en: english, ja: japanese }: Record<Language, BellText>,
): BellText {
  if (language === "en") return english;
  if (language === "ja") return japanese;
  return {
    title: `${english.title} · ${japanese.title}`,
    description: `${english.description} ${japanese.description}`,
  };
}
