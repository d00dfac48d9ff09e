import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons";
import { clx, Table } from "@medusajs/ui";
import type { SortColumn } from "../../modules/haipay/ledger/list";
import { useTexts } from "../i18n/use-texts";
import { ChooseCell } from "./choose-cell";
import { PaymentRow } from "./payment-row";
import type { Chosen, Row } from "./use-chosen";
import type { PaymentList } from "./use-payment-list";
import { goByKeys } from "./ways-by-keyboard";

interface PaymentsTableProps {
  rows: readonly Row[];
  chosen: Chosen;
  list: PaymentList;
}

/** Of the columns a narrow screen shows what matters most; the rest is one touch away. */
export function PaymentsTable({ rows, chosen, list }: PaymentsTableProps) {
  const { t } = useTexts();
  const chosenHere = rows.filter(({ id }) => chosen.has(id)).length;
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t("payments.list.name")}>
        <Table.Header>
          <Table.Row>
            <ChooseCell
              isHead
              label={t("payments.chosen.all")}
              checked={chosenHere === rows.length || (chosenHere > 0 && "indeterminate")}
              onChange={(on) => chosen.set(rows, on)}
            />
            <Table.HeaderCell>{t("payments.list.order")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden sm:table-cell">{t("payments.list.state")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden md:table-cell">{t("payments.list.method")}</Table.HeaderCell>
            <Table.HeaderCell className="hidden lg:table-cell">{t("payments.list.buyer")}</Table.HeaderCell>
            <SortHeader name={t("payments.list.sum")} by="amount" list={list} className="text-right" />
            <Table.HeaderCell className="hidden text-right 2xl:table-cell">
              {t("payments.list.fee")}
            </Table.HeaderCell>
            <SortHeader
              name={t("payments.list.deadline")}
              by="expires_at"
              list={list}
              className="hidden md:table-cell"
            />
            <SortHeader
              name={t("payments.list.paid")}
              by="paid_at"
              list={list}
              className="hidden lg:table-cell"
            />
            <SortHeader
              name={t("payments.list.created")}
              by="created_at"
              list={list}
              className="hidden xl:table-cell"
            />
          </Table.Row>
        </Table.Header>
        <Table.Body onKeyDown={goByKeys}>
          {rows.map((row) => (
            <PaymentRow
              key={row.id}
              row={row}
              isChosen={chosen.has(row.id)}
              onChoose={(on) => chosen.set([row], on)}
              onOpen={() => list.change({ id: row.id })}
              onOpenTry={(id) => list.change({ id })}
            />
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

interface SortHeaderProps {
  name: string;
  by: SortColumn;
  list: PaymentList;
  className?: string;
}

const BY_DEFAULT = "-created_at";

/** A column's head by which the list is sorted: the greatest first, then the least. */
function SortHeader({ name, by, list, className }: SortHeaderProps) {
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
