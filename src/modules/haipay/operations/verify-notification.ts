import { isCurrency } from "../../../platform/catalogue";
import type { PlatformAccount } from "../../../platform/client";
import { readNotification } from "../../../platform/notification";
import type { Notification } from "../../../platform/schema";
import { verifyMessage } from "../../../platform/signature";
import type { NotifiedOrder } from "../notification-lookup";
import type HaipayModuleService from "../service";
import type { PageFacts } from "../settings/settings-reader";

/** The message was not signed for one of our accounts; it changes nothing. */
export class NotificationSignatureError extends Error {
  readonly name = "NotificationSignatureError";
}

/** A notification that one of our accounts' keys signed. */
export interface VerifiedNotification {
  notification: Notification;
  /** Undefined when the ledger does not know the order. */
  order: NotifiedOrder | undefined;
  /** With the account that it was verified with. */
  page: PageFacts;
}

/**
 * Reads a notification and verifies it over its raw bytes (protocol §3, §7). Writes nothing, reads the database once,
 * and does not ask the platform.
 *
 * @throws JsonError, NotificationError when the body is no notification
 * @throws NotificationSignatureError when it does not verify with the keys of one of our accounts
 */
export async function verifyNotification(
  haipay: HaipayModuleService,
  rawBody: Buffer | string,
): Promise<VerifiedNotification> {
  const { notification, message } = readNotification(rawBody);
  const { appId, orderId } = notification;
  const { page, order } = await haipay.notificationLookup.find(appId, orderId);
  const currency = notification.currency?.toLowerCase();
  const accounts = haipay.settings
    .openAccounts(appId, page.stored, page.accounts)
    .filter((account) => currency === undefined || !isCurrency(currency) || account.currency === currency);
  if (accounts.length === 0) {
    throw new NotificationSignatureError(
      "The notification is for an appId and currency that are not configured here.",
    );
  }
  const verifies = ({ merchantSecretKey, platformPublicKeys }: PlatformAccount) =>
    verifyMessage(message, { merchantSecretKey, publicKeys: platformPublicKeys });
  if (!accounts.some(verifies)) {
    throw new NotificationSignatureError(
      `The notification's signature does not verify. If HaiPay really sent it, check the merchant secret key and ` +
        `the platform public key for ${accounts[0].currency.toUpperCase()}.`,
    );
  }
  return { notification, order, page };
}
