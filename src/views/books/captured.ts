import { BigNumber } from "bignumber.js";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { netOf } from "../../modules/haipay/ledger/figures";

/** What came for a collect order and where it is; exact decimals in the unit of the currency. */
export interface MoneyOfRow {
  /** All that came, before the platform's fee. */
  received: string;
  fee: string;
  /** What Medusa captured; the rest is the buyer's, or undecided. */
  captured: string;
  uncaptured: string;
}

type Row = Pick<CollectOrder, "state" | "charge_amount" | "received_amount" | "fee" | "captured_payment_id">;

/** Separates what belongs to the order from what only came: a surplus, or money about which nobody has decided yet. */
export function moneyOf(row: Row): MoneyOfRow {
  const fee = new BigNumber(row.fee ?? 0);
  const net = netOf(row);
  const received = net === null ? new BigNumber(0) : fee.plus(net);
  const captured =
    row.captured_payment_id === null
      ? new BigNumber(0)
      : BigNumber.min(received, row.charge_amount ?? received);
  return {
    received: received.toFixed(),
    fee: net === null ? "0" : fee.toFixed(),
    captured: captured.toFixed(),
    uncaptured: received.minus(captured).toFixed(),
  };
}
