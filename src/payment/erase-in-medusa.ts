import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { MAIL_TEMPLATES } from "./mails/templates";

/** What leads to a buyer's slip, account or page. The order's public route shows it to anyone with the order id. */
const NOTHING = { payUrl: null, bankCode: null, bankNo: null, qrCode: null };

interface Kept {
  id: string;
  data: Record<string, unknown> | null;
}

/** Every Medusa module has this method, although the types do not say so. It writes only the session, and calls no provider. */
type PaymentRecords = IPaymentModuleService & {
  updatePaymentSessions: (changes: { id: string; data: object; context: null }[]) => Promise<unknown>;
};

type MailRecords = { deleteNotifications: (ids: string[]) => Promise<void> };

/**
 * Removes from Medusa what our payments left there about a buyer: pay address, account and QR code of payment sessions
 * and payments, what Medusa knew of the customer when a session was made, and the mails with the slip.
 *
 * @param rows all collect orders of one purchase
 */
export async function eraseInMedusa(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT) as PaymentRecords;
  const sessionIds = given(rows.map((row) => row.payment_session_id));
  await eraseSessions(payments, sessionIds);
  await erasePayments(payments, { payment_session_id: sessionIds });
  await erasePayments(payments, { id: given(rows.map((row) => row.captured_payment_id)) });
  await eraseMails(container, rows);
}

async function eraseSessions(payments: PaymentRecords, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const sessions = (await payments.listPaymentSessions({ id: ids }, { select: ["id", "data"] })) as Kept[];
  if (sessions.length === 0) return;
  await payments.updatePaymentSessions(
    sessions.map(({ id, data }) => ({ id, data: { ...data, ...NOTHING }, context: null })),
  );
}

async function erasePayments(
  payments: PaymentRecords,
  of: { payment_session_id: string[] } | { id: string[] },
): Promise<void> {
  if (Object.values(of).flat().length === 0) return;
  const made = (await payments.listPayments(of, { select: ["id", "data"] })) as Kept[];
  for (const { id, data } of made) {
    const erased = { id, data: { ...data, ...NOTHING } };
    await payments.updatePayment(erased);
  }
}

async function eraseMails(container: MedusaContainer, rows: readonly CollectOrder[]): Promise<void> {
  const orders = given(rows.map((row) => row.medusa_order_id));
  if (orders.length === 0) return;
  const notifications = container.resolve(Modules.NOTIFICATION);
  const sent = await notifications.listNotifications(
    { template: MAIL_TEMPLATES, resource_id: orders },
    { select: ["id"] },
  );
  const ids = sent.map(({ id }) => id);
  if (ids.length > 0) await (notifications as unknown as MailRecords).deleteNotifications(ids);
}

/** A filter without values would match every record. */
function given(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
