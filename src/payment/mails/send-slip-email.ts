import type {
  CreateNotificationDTO,
  FilterableNotificationProps,
  MedusaContainer,
} from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { HaipayEvents } from "../../contract/events";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { writeSlipEmail } from "./slip-email";

/** Services for which it was already logged that no mail can be sent. */
const told = new WeakSet<HaipayModuleService>();

/**
 * Sends a slip, or a reminder of it, to the e-mail address of its order through Medusa's Notification Module. Sent
 * once per announcement, however often the event comes; not sent when the slip cannot be paid any more.
 *
 * @throws the error of the e-mail provider
 */
export async function sendSlipEmail(
  container: MedusaContainer,
  announced: HaipayEvents["haipay.payment.awaiting"],
  purpose: "slip" | "reminder",
): Promise<void> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const email = writeSlipEmail(announced, purpose);
  const to = email && (await findAddress(container, announced.medusa_order_id));
  if (!email || !to) return;
  const row = await haipay.ledger.collectOrders.find(announced.collect_order_id);
  if (row?.state !== "open") return;
  if (!(await hasEmailProvider(container))) {
    tellOnce(haipay);
    return;
  }
  const notification = {
    to,
    channel: "email",
    template: email.template,
    data: email.data,
    content: email.content,
    trigger_type: purpose === "reminder" ? "haipay.payment.reminder" : "haipay.payment.awaiting",
    resource_type: "order",
    resource_id: announced.medusa_order_id,
    receiver_id: announced.customer_id,
    idempotency_key: announced.announcement_id,
  };
  // An event that arrives twice at the same time leads to one mail.
  await haipay.guard.run(`mail:${announced.announcement_id}`, () => send(container, notification));
}

/**
 * Sends what was not sent under this key. Medusa sends a failed notification again, but looks for it under a new id
 * afterwards, so that it counts as failed forever and is sent with every repeat: it has to be given its id.
 */
async function send(
  container: MedusaContainer,
  notification: CreateNotificationDTO & { idempotency_key: string },
): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION);
  const { idempotency_key } = notification;
  const sameKey: FilterableNotificationProps & { idempotency_key: string } = { idempotency_key };
  const [known] = await notifications.listNotifications(sameKey);
  const entry: CreateNotificationDTO & { id?: string } = known
    ? { ...notification, id: known.id }
    : notification;
  await notifications.createNotifications(entry);
}

async function findAddress(
  container: MedusaContainer,
  medusaOrderId: string | null,
): Promise<string | undefined> {
  if (medusaOrderId === null) return undefined;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "email"],
    filters: { id: medusaOrderId },
  });
  return (data[0] as { email?: string | null } | undefined)?.email ?? undefined;
}

function tellOnce(haipay: HaipayModuleService): void {
  if (told.has(haipay)) return;
  told.add(haipay);
  haipay.logger.warn(
    `HaiPay: slips are not sent by e-mail, because no provider of the Notification Module has the channel "email". ` +
      `Add one to medusa-config, or set HAIPAY_SLIP_EMAILS to off.`,
  );
}

/**
 * Whether the Notification Module can send e-mail. It has no method that says so, and without a provider it would
 * leave a failed notification behind for every attempt.
 */
async function hasEmailProvider(container: MedusaContainer): Promise<boolean> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const provider = (await db("notification_provider")
    .select("id")
    .where({ is_enabled: true, deleted_at: null })
    .whereRaw("? = ANY(channels)", ["email"])
    .first()) as { id: string } | undefined;
  return provider !== undefined;
}
