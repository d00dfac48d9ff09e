import { Checkbox, clx, Table } from "@medusajs/ui";

interface ChooseCellProps {
  label: string;
  checked: boolean | "indeterminate";
  onChange: (on: boolean) => void;
  /** In the head of the table. */
  isHead?: boolean;
}

/** A box to tick a payment, or all of the page; the whole cell takes the touch, so that it never opens the payment. */
export function ChooseCell({ label, checked, onChange, isHead }: ChooseCellProps) {
  const Cell = isHead ? Table.HeaderCell : Table.Cell;
  const toggle = () => onChange(checked !== true);
  return (
    <Cell
      className={clx("w-px cursor-pointer !pl-4 !pr-2 sm:!pl-6", !isHead && "pt-3.5")}
      onClick={(event) => {
        event.stopPropagation();
        toggle();
      }}
    >
      <Checkbox
        aria-label={label}
        checked={checked}
        onClick={(event) => event.stopPropagation()}
        onCheckedChange={toggle}
      />
    </Cell>
  );
}
