import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../modules/haipay";
import { withoutBuyer } from "../modules/haipay/gateway";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { digestNotification } from "../modules/haipay/ledger/verdict";
import type { NotifiedOrder } from "../modules/haipay/notification-lookup";
import type HaipayModuleService from "../modules/haipay/service";
import type { PageFacts } from "../modules/haipay/settings/settings-reader";
import { isCurrency } from "../platform/catalogue";
import type { PlatformAccount } from "../platform/client";
import { JsonError } from "../platform/json";
import { NotificationError, readNotification, STATUS, type Notification } from "../platform/schema";
import { verifyMessage } from "../platform/signature";
import { askPlatform, type Notified } from "./ask";
import { followArrivals } from "./reconcile";
import { followAnswer } from "./settle";
import { withKnownPurchase } from "./with-purchase";

export interface NotificationAnswer {
  httpStatus: 200 | 400 | 401 | 404 | 413 | 415 | 503;
  body: string;
}

/** The bytes of a message could not be read; the wording is safe for whoever sent it. */
export class UnreadableMessageError extends Error {
  readonly name = "UnreadableMessageError";

  constructor(
    readonly httpStatus: 400 | 413 | 415 | 503,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Takes in a notification (protocol §7): a hint that something changed, never proof of money. `SUCCESS` is answered
 * only once the ledger has committed the outcome, now or earlier; 503 asks the platform to send it again.
 *
 * @param read gives the bytes as they came, or throws UnreadableMessageError
 */
export async function receiveNotification(
  container: MedusaContainer,
  read: () => Promise<Buffer>,
): Promise<NotificationAnswer> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  let verified: VerifiedNotification;
  try {
    verified = await verifyNotification(haipay, await read());
  } catch (error) {
    return rejectUnverified(haipay, error);
  }
  const { notification, order: row, page } = verified;
  if (!row) return keepUnknownOrder(haipay, notification);
  if (row.notification_digest === digestNotification(notification))
    return { httpStatus: 200, body: "SUCCESS" };
  try {
    await takeIn(container, haipay, { notification, order: row, page });
  } catch (error) {
    haipay.logger.error(
      `HaiPay: the notification for collect order ${row.platform_order_id} could not be taken in yet: ${(error as Error).message}`,
    );
    await haipay.ledger.collectOrders.markDue(row.id);
    return { httpStatus: 503, body: "The notification could not be taken in yet. Send it again." };
  }
  return { httpStatus: 200, body: "SUCCESS" };
}

/** How long, in ms, an answer waits for Medusa: the ledger has the money, so what follows needs no repeat. */
const FOLLOWED_BEFORE_ANSWER_MS = 1_000;

/**
 * Asks the platform and writes its answer into the ledger, which is what `SUCCESS` means. Medusa follows at once
 * if a slot is free, otherwise, in a rush, from the ledger's due rows.
 *
 * @throws Error when the ledger could not be brought up to date now
 */
async function takeIn(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  { notification, order, page }: VerifiedNotification & { order: NotifiedOrder },
): Promise<void> {
  const turns = haipay.notificationTurns;
  const endTurn = await turns.takeIn();
  let following: { end: (() => void) | undefined } | undefined;
  // Decided once, and as late as possible: the first notifications of a rush come before the others.
  const isFollowed = () => (following ??= { end: turns.tryToFollow() }).end !== undefined;
  let answerIsDue: () => void = () => undefined;
  const answer = new Promise<void>((resolve) => (answerIsDue = resolve));
  let timer: NodeJS.Timeout | undefined;
  let isLeft = false;
  const takeInOne = async (_haipay: HaipayModuleService, row: CollectOrder): Promise<void> => {
    const learned = await learn(haipay, row, { notification, page, isFollowed });
    const isFollowedNow = isFollowed();
    endTurn();
    if (!learned) return;
    if (learned.state === "paid" && learned.settled_at === null && !isFollowedNow) {
      isLeft = true;
      void followArrivals(container);
      return;
    }
    timer = setTimeout(answerIsDue, FOLLOWED_BEFORE_ANSWER_MS);
    await follow(container, haipay, learned, notification);
  };
  const work = withKnownPurchase(container, order, takeInOne, () => isLeft).finally(() => {
    clearTimeout(timer);
    endTurn();
    following?.end?.();
  });
  await Promise.race([work, answer]);
}

/**
 * @param page what was read to verify the notification: the platform is asked with it
 * @returns the row as it stands afterwards; undefined when a copy of the notification was taken in while this one waited
 * @throws Error when no believable answer came, or the platform does not show the change yet
 */
async function learn(
  haipay: HaipayModuleService,
  row: CollectOrder,
  {
    notification,
    page,
    isFollowed,
  }: Pick<VerifiedNotification, "notification" | "page"> & Pick<Notified, "isFollowed">,
): Promise<CollectOrder | undefined> {
  const digest = digestNotification(notification);
  if (row.notification_digest === digest || row.applied_at === null) return undefined;
  const errorMsg = notification.errorMsg && withoutBuyer(notification.errorMsg, row);
  const entry = { kind: "notification", payload: { ...notification, errorMsg } } as const;
  const learned = await askPlatform(haipay, row, {
    inquiry: haipay.gateway.inquire(page),
    notified: { entry, digest, isFollowed },
  }).catch(async (error: unknown) => {
    await haipay.ledger.history.append(row.id, entry.kind, entry.payload);
    throw error;
  });
  if (isBehind(learned, notification)) throw new Error("collect/query does not know of it yet");
  return learned;
}

/** The log says what is holding Medusa up, and the row is due: sending the notification again would not help. */
async function follow(
  container: MedusaContainer,
  haipay: HaipayModuleService,
  learned: CollectOrder,
  notification: Notification,
): Promise<void> {
  try {
    const followed = await followAnswer(container, haipay, learned);
    const digest = digestNotification(notification);
    if (followed.notification_digest !== digest && isAtRest(followed))
      await haipay.ledger.collectOrders.update(followed.id, { notification_digest: digest });
  } catch (error) {
    haipay.logger.error(
      `HaiPay: Medusa could not follow collect order ${learned.platform_order_id} yet: ${(error as Error).message}`,
    );
  }
}

/** Whether nothing is left to do; otherwise a repeat of the notification is a reason to try again. */
function isAtRest(row: CollectOrder): boolean {
  if (row.state === "paid") return row.settled_at !== null;
  return row.platform_status !== STATUS.paid && row.platform_status !== STATUS.over;
}

/**
 * A verified notification of an end while collect/query still says that nothing happened: the platform's parts
 * disagree for a moment. Answering SUCCESS would forgo the repeats that resolve this.
 */
function isBehind(row: CollectOrder, notification: Notification): boolean {
  return notification.status >= STATUS.paid && (row.platform_status ?? STATUS.notStarted) < STATUS.paid;
}

/** The answer to a message that is not signed for this shop: it reveals neither the reason nor which accounts exist. */
const NOT_VERIFIED = "The message does not verify with the keys of this shop.";

function rejectUnverified(haipay: HaipayModuleService, error: unknown): NotificationAnswer {
  const answer = answerToUnverified(error);
  if (!answer) throw error;
  haipay.refusedMessages.note(error as Error);
  return answer;
}

function answerToUnverified(error: unknown): NotificationAnswer | undefined {
  if (error instanceof NotificationSignatureError) return { httpStatus: 401, body: NOT_VERIFIED };
  if (error instanceof UnreadableMessageError) return { httpStatus: error.httpStatus, body: error.message };
  if (error instanceof JsonError || error instanceof NotificationError)
    return { httpStatus: 400, body: error.message };
  return undefined;
}

async function keepUnknownOrder(
  haipay: HaipayModuleService,
  notification: Notification,
): Promise<NotificationAnswer> {
  const { orderId: platformOrderId, orderNo, amount, currency, status, payTime } = notification;
  const isNew = await haipay.ledger.attentions.raise(
    { collectOrderId: null, platformOrderId },
    "unknown_order",
    {
      platform_order_no: orderNo,
      amount,
      currency,
      platform_status: status,
      pay_time: payTime,
    },
  );
  if (isNew)
    haipay.logger.warn(
      `HaiPay: a verified notification names order ${platformOrderId}, which is not in the ledger.`,
    );
  return { httpStatus: 404, body: "This order is not in the ledger. A person has been told." };
}

/** The message was not signed for one of our accounts; it changes nothing. */
class NotificationSignatureError extends Error {
  readonly name: string = "NotificationSignatureError";
}

/** None of our accounts has its appId: counted separately, so that a flood of such messages cannot hide a wrong key of ours. */
class UnknownAccountError extends NotificationSignatureError {
  override readonly name = "UnknownAccountError";
}

/** A notification that verified with a key of one of our accounts. */
export interface VerifiedNotification {
  notification: Notification;
  /** Undefined when the ledger does not know the order. */
  order: NotifiedOrder | undefined;
  /** Includes the account that it was verified with. */
  page: PageFacts;
}

/**
 * Reads a notification and verifies it over its raw bytes (protocol §3, §7). Writes nothing, reads the database once,
 * and does not ask the platform.
 *
 * @throws JsonError, NotificationError when the body is not a notification
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
    .accountsOf(page)
    .filter((account) => currency === undefined || !isCurrency(currency) || account.currency === currency);
  if (accounts.length === 0) {
    throw new UnknownAccountError(
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
