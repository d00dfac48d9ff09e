import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { receiveNotification } from "../../../payment/notification";
import { readMessage } from "./read-message";

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
