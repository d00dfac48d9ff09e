import type { MedusaContainer } from "@medusajs/framework/types";
import type { ShownMails } from "../contract/mails";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import { hasEmailProvider } from "../payment/mails/email-provider";
import { findUserAddress } from "../payment/mails/example";
import { MAIL_KINDS } from "../payment/mails/templates";

/** Whether the shop's mails can be sent. @param actorId who asks */
export async function showMails(container: MedusaContainer, actorId: string): Promise<ShownMails> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [general, can_send, to] = await Promise.all([
    haipay.settings.readGeneral(),
    hasEmailProvider(container),
    findUserAddress(container, actorId),
  ]);
  const templates = MAIL_KINDS.map((kind) => ({ kind, template: `haipay-${kind}` as const }));
  return { can_send, switched_on: general.slipEmails, to, templates };
}
