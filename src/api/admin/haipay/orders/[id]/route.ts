import { isIdentifier } from "../../../../../modules/haipay/ids";
import { refuse } from "../../../../../payment/refuse";
import { showOrderPayments, type ShownOrderPayments } from "../../../../../views/orders";
import { answering } from "../../answering";

export interface OrderPaymentsAnswer {
  order_payments: ShownOrderPayments;
}

/** What was created at the platform for a Medusa order. */
export const GET = answering<OrderPaymentsAnswer>(async (req, res) => {
  const { id } = req.params;
  if (!isIdentifier(id)) throw refuse("no_such_order");
  res.json({ order_payments: await showOrderPayments(req.scope, id) });
});
