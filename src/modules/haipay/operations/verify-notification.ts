import { isCurrency } from "../../../platform/catalogue";
import { readNotification } from "../../../platform/notification";
import type { Notification } from "../../../platform/schema";
import { verifyMessage } from "../../../platform/signature";
import type HaipayModuleService from "../service";

/** The message was not signed for one of our accounts; it changes nothing. */
export class NotificationSignatureError extends Error {
  readonly name = "NotificationSignatureError";
}

/**
 * Reads a notification and verifies it over its raw bytes (protocol §3, §7). Touches neither the database nor
 * the platform.
 *
 * @throws JsonError, NotificationError when the body is no notification
 * @throws NotificationSignatureError when it does not verify with the keys of one of our accounts
 */
export function verifyNotification(haipay: HaipayModuleService, rawBody: Buffer | string): Notification {
  const { notification, message } = readNotification(rawBody);
  const accounts = Object.values(haipay.settings.accounts).filter(
    (account) => account.appId === notification.appId,
  );
  const currency = notification.currency?.toLowerCase();
  const account =
    currency !== undefined && isCurrency(currency)
      ? accounts.find((candidate) => candidate.currency === currency)
      : accounts[0];
  if (!account) {
    throw new NotificationSignatureError(
      "The notification is for an appId and currency that are not configured here.",
    );
  }
  const secret = { merchantSecretKey: account.merchantSecretKey, publicKeys: account.platformPublicKeys };
  if (!verifyMessage(message, secret)) {
    throw new NotificationSignatureError(
      `The notification's signature does not verify. If HaiPay really sent it, check the merchant secret key and ` +
        `the platform public key for ${account.currency.toUpperCase()}.`,
    );
  }
  return notification;
}
