import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import getRawBody from "raw-body";
import { receiveNotification, UnreadableMessageError } from "../../../payment/notification";
import { MOST_NOTIFICATION_BYTES } from "../../../platform/schema";

/** Tells a person who opens the address that it is the right one. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res
    .type("text/plain")
    .send("This is the notification endpoint for HaiPay. It takes POST requests from the platform.");
}

/** The platform's notification (protocol §7). Only the body `SUCCESS` keeps it from being sent again. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { httpStatus, body } = await receiveNotification(req.scope, () => readMessage(req));
  res.status(httpStatus).type("text/plain").send(body);
}

/**
 * The bytes of a message as they came, whatever its content type says: they are what was signed (protocol §3, §7).
 *
 * @throws UnreadableMessageError when it is longer than 16 KB, compressed, cut off, or has already been read by other code
 */
export async function readMessage(req: MedusaRequest): Promise<Buffer> {
  const { rawBody } = req as { rawBody?: unknown };
  // A shop's own body-reading middleware may keep the bytes, as Medusa's does when told to.
  if (Buffer.isBuffer(rawBody)) return requireShort(rawBody);
  if (req.readableDidRead || req.readableEnded) {
    throw new UnreadableMessageError(
      503,
      "Another middleware of this shop read the message before /hooks/haipay could, and kept no raw bytes of it: the " +
        "signature over them cannot be verified. Leave this address out of that middleware.",
    );
  }
  const encoding = req.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity") {
    throw new UnreadableMessageError(415, "The message is compressed: send it as it is.");
  }
  try {
    const { "content-length": length } = req.headers;
    return await getRawBody(req, { limit: MOST_NOTIFICATION_BYTES, length });
  } catch (error) {
    const { type } = error as { type?: string };
    if (type === "entity.too.large") throw tooLong();
    throw new UnreadableMessageError(400, "The message broke off before its end: send it again.");
  }
}

function requireShort(bytes: Buffer): Buffer {
  if (bytes.length > MOST_NOTIFICATION_BYTES) throw tooLong();
  return bytes;
}

function tooLong(): UnreadableMessageError {
  return new UnreadableMessageError(
    413,
    `The message is longer than ${MOST_NOTIFICATION_BYTES} bytes, which no notification is.`,
  );
}
