/**
 * What of a row's money Medusa captured, in SQL: at most the charge. A sum that the platform reported after its fee counts as
 * whole, as in `netOf`.
 */
export const CAPTURED_SUM = `CASE WHEN captured_payment_id IS NULL THEN 0
  WHEN coalesce(received_amount, '0')::numeric + coalesce(fee, '0')::numeric >= charge_amount::numeric THEN charge_amount::numeric
  ELSE least(coalesce(received_amount, '0')::numeric, charge_amount::numeric) END`;

/** What came and belongs to no order: a surplus, or money about which nobody has decided yet. Refunds of it do not reduce it. */
export const UNCAPTURED_SUM = `greatest(coalesce(received_amount, '0')::numeric - (${CAPTURED_SUM}), 0)`;
