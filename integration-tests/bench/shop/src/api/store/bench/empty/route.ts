import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** The least that a route of Medusa's store can do. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json({});
}
