import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { sumRefunds } from "../../modules/haipay/ledger/given-back";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type { Currency } from "../../platform/catalogue";
import {
  AmountError,
  compareAmounts,
  parsePlatformAmount,
  subtractAmounts,
  toChargeAmount,
  type PlatformAmount,
} from "../../platform/money";
import { exact, totalOf, type RawAmount } from "../owed";

/** A refund in Medusa's payment module. The amount is an exact decimal. */
export interface BookedRefund {
  id: string;
  amount: string;
  /** The recorded refund that permitted it. */
  permit: string | undefined;
  created_at: Date;
}

/** A payment and its sums, as exact decimals. */
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
    captures?: { raw_amount: RawAmount }[];
    refunds?: {
      id: string;
      raw_amount: RawAmount;
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

/** The refund in Medusa of a recorded one: the one that used its permit, or that a crash stopped before it could. */
export function findRefundOf(
  books: PaymentBooks,
  entry: Pick<RecordedRefund, "id" | "medusa_refund_id">,
): BookedRefund | undefined {
  return books.refunds.find((refund) => isRefundOf(refund, entry));
}

/** After this long, in ms, a refund that is being refused is gone again. */
const REFUSED_WITHIN_MS = 60_000;

/** The refunds of a payment that nobody recorded and that no provider can be in the middle of refusing. */
export function findUnexplained(
  books: Pick<PaymentBooks, "refunds">,
  recorded: readonly Pick<RecordedRefund, "id" | "medusa_refund_id">[],
  now: Date,
): BookedRefund[] {
  const before = now.getTime() - REFUSED_WITHIN_MS;
  return books.refunds.filter(
    (refund) => refund.created_at.getTime() < before && !recorded.some((entry) => isRefundOf(refund, entry)),
  );
}

/** Whether a Medusa refund is the one that a recorded refund became. */
function isRefundOf(
  { id, permit }: BookedRefund,
  entry: Pick<RecordedRefund, "id" | "medusa_refund_id">,
): boolean {
  return entry.medusa_refund_id === null ? permit === entry.id : id === entry.medusa_refund_id;
}

type Recorded = Pick<RecordedRefund, "corrects_id" | "target" | "amount">;

/**
 * What can still be paid out of a captured payment. Medusa may have captured a fraction of a yen more or less than the
 * buyer paid; rounded the way the charge was, it is what the buyer paid.
 *
 * @param left what Medusa captured and did not refund, as an exact decimal
 */
export function leftToPayOut(left: string, currency: Currency): PlatformAmount {
  try {
    return parsePlatformAmount(toChargeAmount(left, currency));
  } catch (error) {
    // Nothing, less than nothing, or less than can be paid out.
    if (error instanceof AmountError) return NOTHING;
    throw error;
  }
}

/**
 * What Medusa books for a sum that was paid out: the same sum, plus the remaining fraction with the last of it.
 *
 * @param left what Medusa captured and did not refund, as an exact decimal
 */
export function sumToBook(amount: PlatformAmount, left: string, currency: Currency): string {
  return compareAmounts(amount, leftToPayOut(left, currency)) === 0 ? left : amount;
}

/**
 * What can still be recorded in the ledger alone: all that came or, if Medusa captured the charge, the surplus.
 *
 * @param refunds all of the collect order's, including those that are not booked yet and the entries that correct them
 */
export function leftInLedger(row: CollectOrder, refunds: readonly Recorded[]): PlatformAmount {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  const own = row.captured_payment_id === null ? received : less(received, row.charge_amount ?? "0");
  return less(own, sumRefunds(refunds.filter(({ target }) => target === "ledger")));
}

/** What the order would ask the buyer for again. What had been overpaid before needs no credit. */
export function creditFor(refunded: string | number, dueBefore: string): ReturnType<typeof MathBN.convert> {
  const sum = MathBN.convert(refunded);
  if (MathBN.gte(dueBefore, 0)) return sum;
  const rest = MathBN.add(sum, dueBefore);
  return MathBN.gt(rest, 0) ? rest : MathBN.convert(0);
}

function less(amount: PlatformAmount, taken: string): PlatformAmount {
  const other = parsePlatformAmount(taken);
  return compareAmounts(amount, other) > 0 ? subtractAmounts(amount, other) : NOTHING;
}

const NOTHING: PlatformAmount = parsePlatformAmount("0");

interface StoredRefund {
  id: string;
  payment_id: string;
  raw_amount: RawAmount;
  metadata: Record<string, unknown> | null;
}

/** A refund as Medusa wrote it, before it asks the provider. The amount is an exact decimal. */
export interface MedusaRefund {
  id: string;
  payment_id: string;
  amount: string;
  metadata: Record<string, unknown> | null;
}

/** What Medusa's payment module keeps, as far as a provider may read it in its container. */
export class PaymentRecords {
  constructor(private readonly cradle: Record<string, unknown>) {}

  /** The refund that Medusa is making; undefined when there is none. */
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
      list(filters: { payment_id: string }): Promise<{ raw_amount: RawAmount }[]>;
    };
    return totalOf(await captures.list({ payment_id: paymentId })).toFixed();
  }
}

/** The recorded refund that permitted Medusa's. Medusa's own refund route takes no metadata. */
export function findPermitOf({ metadata }: Pick<MedusaRefund, "metadata">): string | undefined {
  return typeof metadata?.permit === "string" ? metadata.permit : undefined;
}
