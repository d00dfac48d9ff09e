import type {
  CreateNotificationDTO,
  FilterableNotificationProps,
  MedusaContainer,
} from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { MailKind } from "../../contract/mails";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../../modules/haipay/service";
import { getMethod } from "../../platform/catalogue";
import { readShopName } from "../shop-name";
import { hasEmailProvider } from "./email-provider";
import { mailDataOf } from "./mail-data";
import { findMailedOrder } from "./mailed-order";
import { withShopsTemplate } from "./shops-template";
import { isTrue } from "./still-true";
import { writeMail } from "./write-mail";

/** Services for which the log already says that no mail can be sent. */
const told = new WeakSet<HaipayModuleService>();

/**
 * Sends a mail about a payment to the address of its order, through Medusa's Notification Module: once for each slip,
 * deadline, reminder and payment, however often and wherever it is asked for, and only if what it says is true now.
 *
 * @param of the payment, and Medusa's order where the ledger may not name it yet
 * @throws Error without anything about the buyer, when the provider did not take it: then the next call tries again
 */
export async function sendMail(
  container: MedusaContainer,
  kind: MailKind,
  of: { collectOrderId: string; orderId: string | null },
): Promise<void> {
  const { collectOrderId, orderId } = of;
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const known = await haipay.ledger.collectOrders.find(collectOrderId);
  if (!known) return;
  const key = keyOf(kind, known);
  // An event that arrives twice at the same time leads to one mail.
  await haipay.guard.run(`mail:${key}`, async () => {
    const sent = await findSent(container, key);
    // If a process died while sending, nobody knows whether the mail was sent: better none than two.
    if (sent !== undefined && sent.status !== "failure") return;
    const row = await haipay.ledger.collectOrders.find(collectOrderId);
    const order = row && (await findMailedOrder(container, row.medusa_order_id ?? orderId));
    if (!row || !order?.email) return;
    const rows = await haipay.ledger.collectOrders.listByPurchase(row);
    if (!(await isTrue(kind, { haipay, row, rows, order }))) return;
    if (!(await hasEmailProvider(container))) return tellOnce(haipay);
    const settings = await haipay.settings.readGeneral();
    const shopName = await readShopName(container);
    const isNewSlip = kind === "slip" && rows.some((one) => isEarlierSlip(one, row));
    const data = mailDataOf(kind, row, { order, shopName, settings, isNewSlip });
    const mail = await withShopsTemplate(container, writeMail(data));
    await send(container, {
      ...(sent && { id: sent.id }),
      to: order.email,
      channel: "email",
      template: mail.template,
      data: mail.data,
      content: mail.content,
      trigger_type: `haipay.payment.${kind === "slip" ? "awaiting" : kind}`,
      resource_type: "order",
      resource_id: order.id,
      receiver_id: row.customer_id,
      idempotency_key: key,
    });
  });
}

/** What a mail is unique for: a slip with its deadline, one reminder, a payment, a deadline that passed. */
function keyOf(kind: MailKind, row: CollectOrder): string {
  switch (kind) {
    case "paid":
      return `haipay:paid:${row.payment_collection_id}`;
    case "reminder":
      return `haipay:reminder:${row.id}:${row.reminded_at?.toISOString() ?? ""}`;
    case "slip":
    case "expired":
      return `haipay:${kind}:${row.id}:${row.expires_at?.toISOString() ?? ""}`;
  }
}

function isEarlierSlip(one: CollectOrder, row: CollectOrder): boolean {
  return one.id !== row.id && one.pay_url !== null && getMethod(one.method).kind !== "ewallet";
}

interface Sent {
  id: string;
  status: string;
}

async function findSent(container: MedusaContainer, idempotency_key: string): Promise<Sent | undefined> {
  const sameKey: FilterableNotificationProps & { idempotency_key: string } = { idempotency_key };
  const [known] = await container.resolve(Modules.NOTIFICATION).listNotifications(sameKey);
  return known;
}

/**
 * Medusa sends a failed notification again, but looks for it under a new id afterwards, so it stays failed
 * forever and is sent with every repeat. So it has to be given its id.
 */
async function send(
  container: MedusaContainer,
  notification: CreateNotificationDTO & { id?: string },
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications(notification);
  } catch (error) {
    const name = (error as Error).name;
    // eslint-disable-next-line preserve-caught-error -- A provider's message often contains the buyer's address.
    throw new Error(`HaiPay: the e-mail provider did not take ${notification.template} (${name}).`);
  }
}

function tellOnce(haipay: HaipayModuleService): void {
  if (told.has(haipay)) return;
  told.add(haipay);
  haipay.logger.warn(
    `HaiPay: shoppers get no mails about their payments, because no provider of the Notification Module has the channel ` +
      `"email". Add one to medusa-config, or set HAIPAY_SLIP_EMAILS to off.`,
  );
}
