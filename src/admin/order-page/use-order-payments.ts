import type { OrderPaymentsAnswer } from "../../api/admin/haipay/orders/[id]/route";
import { useAnswer } from "../client/use-answer";

/** Money comes while somebody looks at the page. */
const AGAIN_MS = 30_000;

/** What was created at the platform for a Medusa order; all parts of its page share one request. */
export function useOrderPayments(medusaOrderId: string) {
  return useAnswer<OrderPaymentsAnswer>(`/admin/haipay/orders/${medusaOrderId}`, {
    refetchInterval: AGAIN_MS,
  });
}
