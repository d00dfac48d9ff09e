import { MedusaError } from "@medusajs/framework/utils";
import { isIdentifier } from "../../../../../modules/haipay/ids";
import { showOrderPayments, type ShownOrderPayments } from "../../../../../views/orders";
import { answering } from "../../answering";

export interface OrderPaymentsAnswer {
  order_payments: ShownOrderPayments;
}

/** What was made at the platform for an order of Medusa's. */
export const GET = answering<OrderPaymentsAnswer>(async (req, res) => {
  const { id } = req.params;
  if (!isIdentifier(id)) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such order.");
  res.json({ order_payments: await showOrderPayments(req.scope, id) });
});
