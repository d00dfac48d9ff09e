import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons";
import { clx, Table } from "@medusajs/ui";
import type { SortColumn } from "../../modules/haipay/ledger/list";
import type { PaymentList } from "./use-payment-list";

interface SortHeaderProps {
  name: string;
  by: SortColumn;
  list: PaymentList;
  className?: string;
}

const BY_DEFAULT = "-created_at";

/** A column's head by which the list is sorted: the greatest first, then the least. */
export function SortHeader({ name, by, list, className }: SortHeaderProps) {
  const order = list.parameters.order ?? BY_DEFAULT;
  const isUp = order === by;
  const isDown = order === `-${by}`;
  const sorted = isUp ? "ascending" : isDown ? "descending" : "none";
  return (
    <Table.HeaderCell aria-sort={sorted} className={className}>
      <button
        type="button"
        className={clx(
          "focus-visible:shadow-borders-focus inline-flex items-center gap-x-1 rounded-sm outline-none",
          (isUp || isDown) && "text-ui-fg-base",
        )}
        onClick={() => list.change({ order: isDown ? by : `-${by}` })}
      >
        {name}
        {isUp && <ArrowUpMini />}
        {isDown && <ArrowDownMini />}
      </button>
    </Table.HeaderCell>
  );
}
