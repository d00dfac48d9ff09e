import { MathBN } from "@medusajs/framework/utils";

interface Raw {
  value: string | number;
}

interface StoredRefund {
  id: string;
  payment_id: string;
  raw_amount: Raw;
  metadata: Record<string, unknown> | null;
}

/** A refund as Medusa wrote it, before it asks the provider. The amount is an exact decimal. */
export interface MedusaRefund {
  id: string;
  payment_id: string;
  amount: string;
  metadata: Record<string, unknown> | null;
}

/** What Medusa's payment module keeps, as far as a provider may read it in the container that it is given. */
export class PaymentRecords {
  constructor(private readonly cradle: Record<string, unknown>) {}

  /** Medusa's refund that is being made; undefined when there is none. */
  async findRefund(id: string): Promise<MedusaRefund | undefined> {
    const refunds = this.cradle.refundService as { list(filters: { id: string }): Promise<StoredRefund[]> };
    const [refund] = await refunds.list({ id });
    if (!refund) return undefined;
    const { payment_id, raw_amount, metadata } = refund;
    return { id: refund.id, payment_id, amount: MathBN.convert(raw_amount.value).toFixed(), metadata };
  }

  /** @returns an exact decimal */
  async sumCaptured(paymentId: string): Promise<string> {
    const captures = this.cradle.captureService as {
      list(filters: { payment_id: string }): Promise<{ raw_amount: Raw }[]>;
    };
    const found = await captures.list({ payment_id: paymentId });
    return MathBN.sum(0, ...found.map(({ raw_amount }) => raw_amount.value)).toFixed();
  }
}

/** The recorded refund on whose strength Medusa's was made. Medusa's own refund route takes no metadata. */
export function findPermitOf({ metadata }: Pick<MedusaRefund, "metadata">): string | undefined {
  return typeof metadata?.permit === "string" ? metadata.permit : undefined;
}
