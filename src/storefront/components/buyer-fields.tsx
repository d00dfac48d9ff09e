import type { ReactElement } from "react";
import type { Details, NeededField } from "../../contract/store-api";
import { onDemand, useHaiPay } from "./context";
import { Problem, Skeleton } from "./waiting";

export interface BuyerFieldsProps {
  /** `PaymentMethods.needed_fields`: nothing is shown when the cart has everything. */
  needed: readonly NeededField[];
  /** With what the buyer entered at the address step, even if it cannot be used: they see it, and what is wrong with it. */
  value: Details;
  onChange: (details: Details) => void;
  /** Also shows what is missing in fields that the buyer has not left yet, as after a click on the last button. */
  showProblems?: boolean;
}

const BuyerInputs = onDemand<BuyerFieldsProps>(
  async () => (await import("./buyer-inputs.js")).BuyerInputs,
  () => <Skeleton rows={1} />,
  () => <Problem>{useHaiPay().texts.errorUnreachable}</Problem>,
);

/** Fields for what the cart lacks, checked by the same rules as on the server; few carts need them. */
export function BuyerFields(props: BuyerFieldsProps): ReactElement | null {
  return props.needed.length === 0 ? null : <BuyerInputs {...props} />;
}

/** Brings the buyer to the first field that cannot be used, once it is marked. */
export function focusProblem(within: HTMLElement | null): void {
  setTimeout(() => within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
