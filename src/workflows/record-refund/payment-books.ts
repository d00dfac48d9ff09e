import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { totalOf } from "../../payment/raw-amounts";
import type { RecordedRefund } from "../../modules/haipay/ledger/refund";
import { findPermitOf } from "../../providers/haipay/payment-records";

interface Raw {
  value: string | number;
}

/** A refund in Medusa's payment module. The amount is an exact decimal. */
export interface BookedRefund {
  id: string;
  amount: string;
  /** The recorded refund on whose strength it was made. */
  permit: string | undefined;
  created_at: Date;
}

/** A payment with its sums, as exact decimals. */
export interface PaymentBooks {
  id: string;
  collection_id: string;
  captured: string;
  refunded: string;
  /** What Medusa captured and did not refund; may have fractions of a yen. */
  left: string;
  refunds: BookedRefund[];
}

/**
 * Reads what Medusa captured of a payment and refunded of it.
 *
 * @throws Error when there is no such payment
 */
export async function findPaymentBooks(container: MedusaContainer, paymentId: string): Promise<PaymentBooks> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: [
      "id",
      "payment_collection_id",
      "captures.raw_amount",
      "refunds.id",
      "refunds.raw_amount",
      "refunds.metadata",
      "refunds.created_at",
    ],
    filters: { id: paymentId },
  });
  const [payment] = data as unknown as {
    id: string;
    payment_collection_id: string;
    captures?: { raw_amount: Raw }[];
    refunds?: {
      id: string;
      raw_amount: Raw;
      metadata: Record<string, unknown> | null;
      created_at: string | Date;
    }[];
  }[];
  if (!payment) throw new Error(`Medusa has no payment ${paymentId}.`);
  const refunds = (payment.refunds ?? []).map((refund) => ({
    id: refund.id,
    amount: exact(refund.raw_amount),
    permit: findPermitOf(refund),
    created_at: new Date(refund.created_at),
  }));
  const captured = totalOf(payment.captures);
  const refunded = MathBN.sum(0, ...refunds.map(({ amount }) => amount));
  return {
    id: payment.id,
    collection_id: payment.payment_collection_id,
    captured: captured.toFixed(),
    refunded: refunded.toFixed(),
    left: MathBN.sub(captured, refunded).toFixed(),
    refunds,
  };
}

/** The refund that a recorded one became in Medusa: the one that used its permit, or died before it could. */
export function findRefundOf(
  books: PaymentBooks,
  { id, medusa_refund_id }: Pick<RecordedRefund, "id" | "medusa_refund_id">,
): BookedRefund | undefined {
  return books.refunds.find((refund) =>
    medusa_refund_id === null ? refund.permit === id : refund.id === medusa_refund_id,
  );
}

function exact({ value }: Raw): string {
  return MathBN.convert(value).toFixed();
}
