import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { MailData, MailGoods, MailKind, WrittenMail } from "../../contract/mails";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod, type MethodId } from "../../platform/catalogue";
import { endOfJapanDay, japanDayOf } from "../../platform/japan-time";
import { writeSum, writeTime, type Language } from "../../platform/language";
import { PAY_STEPS } from "../../platform/pay-steps";
import { refuse } from "../refuse";
import { readShopName } from "../shop-name";
import { hasEmailProvider } from "./email-provider";
import { withShopsTemplate } from "./shops-template";
import { MAIL_TEXTS } from "./texts";
import { writeMail } from "./write-mail";

export interface WantedMail {
  kind: MailKind;
  language: Language;
  /** Lawson by default. */
  method?: MethodId;
}

/** A mail about an order that does not exist, with the shop's own name, goods and texts. */
export async function writeExample(container: MedusaContainer, wanted: WantedMail): Promise<WrittenMail> {
  return withShopsTemplate(container, writeMail(await exampleData(container, wanted)));
}

/**
 * Sends it to the user who asked.
 *
 * @returns their address
 * @throws RefusedError when the shop has no e-mail provider, or the provider refused it
 */
export async function sendExample(
  container: MedusaContainer,
  wanted: WantedMail,
  userId: string,
): Promise<string> {
  const to = await findUserAddress(container, userId);
  if (to === null) throw refuse("no_address");
  if (!(await hasEmailProvider(container))) throw refuse("no_email_provider");
  const { template, data, content } = await writeExample(container, wanted);
  const subject = `${MAIL_TEXTS[wanted.language].trial}${content.subject}`;
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: "email",
      template,
      data,
      content: { ...content, subject },
      resource_type: "haipay_mail_trial",
      resource_id: userId,
    });
  } catch (error) {
    // A provider's error message often contains the address.
    const { logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
    logger.warn(
      `HaiPay: the e-mail provider did not take a trial of ${template} (${(error as Error).name}).`,
    );
    throw refuse("mail_not_taken");
  }
  return to;
}

/** The address of a user of the dashboard; null for anyone else. */
export async function findUserAddress(container: MedusaContainer, userId: string): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "user", fields: ["id", "email"], filters: { id: userId } });
  return (data as { email: string | null }[])[0]?.email ?? null;
}

const AMOUNT = "1700";
const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

async function exampleData(
  container: MedusaContainer,
  { kind, language, method: id = "konbini-lawson" }: WantedMail,
): Promise<MailData> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [settings, shop_name, goods] = await Promise.all([
    haipay.settings.readGeneral(),
    readShopName(container),
    findGoods(container, language),
  ]);
  const method = getMethod(id);
  const isPayable = kind === "slip" || kind === "reminder";
  const now = Date.now();
  // As of a slip, at the end of a day in Japan.
  const day = japanDayOf(new Date(kind === "expired" ? now - DAY_MS : now + 3 * DAY_MS));
  const expires = new Date(endOfJapanDay(day).getTime() - SECOND_MS);
  const page = `${settings.storefrontUrls[0] ?? "https://shop.example"}${settings.returnPath}`;
  return {
    kind,
    language,
    is_test: settings.environment !== "production",
    shop_name,
    shop_contact: settings.shopContact ?? null,
    medusa_order_id: null,
    order_number: "#12",
    order_url: page,
    goods,
    method: method.id,
    method_name: method.name[language],
    payment_kind: method.kind,
    currency_code: "jpy",
    amount: AMOUNT,
    sum_text: writeSum(AMOUNT, "jpy"),
    received_amount: kind === "paid" ? AMOUNT : null,
    received_text: kind === "paid" ? writeSum(AMOUNT, "jpy") : null,
    rest_text: null,
    expires_at: expires.toISOString(),
    deadline_text: writeTime(expires, language),
    paid_at: kind === "paid" ? new Date(now).toISOString() : null,
    paid_text: kind === "paid" ? writeTime(new Date(now), language) : null,
    pay_url: isPayable ? page : null,
    bank_code: null,
    bank_no: isPayable ? (method.kind === "bank_transfer" ? "1234567" : "00123456789") : null,
    qr_code: null,
    steps: isPayable ? PAY_STEPS[language][method.id].map(({ text }) => text) : [],
    is_new_slip: false,
    order_cancelled: kind === "expired",
  };
}

const SOME_GOODS: Record<Language, string> = { en: "An item of your shop", ja: "商品名" };

async function findGoods(container: MedusaContainer, language: Language): Promise<MailGoods[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "product", fields: ["title"], pagination: { take: 2 } });
  const titles = (data as { title: string }[]).map(({ title }) => title);
  const named = titles.length > 0 ? titles : [SOME_GOODS[language]];
  return named.map((title, index) => ({ title, variant: null, quantity: index + 1 }));
}
