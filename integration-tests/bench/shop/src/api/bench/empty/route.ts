import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** The least that a route of Medusa with a raw body can do. */
export function POST(_req: MedusaRequest, res: MedusaResponse): void {
  res.status(401).type("text/plain").send("nothing");
}
