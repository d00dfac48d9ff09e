import { createHash } from "node:crypto";
import type { Notification, QueriedOrder } from "../../../platform/schema";

/** Tells whether a collect/query answer says anything new. */
export function digestAnswer(answer: QueriedOrder): string {
  return digest([
    String(answer.status),
    answer.orderNo,
    answer.amount,
    answer.actualAmount,
    answer.fee,
    answer.payTime?.toISOString(),
    answer.currency,
    answer.errorMsg,
  ]);
}

/** Tells whether a notification was seen before: status, sum and pay time (protocol §7). */
export function digestNotification(notification: Notification): string {
  return digest([String(notification.status), notification.amount, notification.fee, notification.payTime]);
}

function digest(parts: readonly (string | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64");
}
