import { parseJsonObject, type JsonObject } from "./json";
import { notificationSchema, type Notification } from "./schema";
import { describeIssues } from "./schema-fields";
import { decodeUtf8 } from "./utf8";

/** The body is JSON, but no notification. */
export class NotificationError extends Error {
  override readonly name = "NotificationError";
}

/**
 * Reads the raw body of a notification (protocol §7). Nothing is verified here: pass `message` to verifyMessage, which
 * needs every field in its written form, before anything in `notification` is believed.
 * @throws JsonError when the body is no UTF-8 JSON object; NotificationError when fields are missing or wrong.
 */
export function readNotification(rawBody: Buffer | string): {
  notification: Notification;
  message: JsonObject;
} {
  const message = parseJsonObject(typeof rawBody === "string" ? rawBody : decodeUtf8(rawBody));
  const reading = notificationSchema.safeParse(message);
  if (!reading.success) {
    throw new NotificationError(
      `This is no notification because ${describeIssues(reading.error)}: send the fields of protocol §7.`,
    );
  }
  return { notification: reading.data, message };
}
