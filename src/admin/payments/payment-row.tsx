import { Badge, clx, Table, Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { EnvironmentBadge } from "../components/environment-badge";
import { StateBadge } from "../components/state-badge";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { ChooseCell } from "./choose-cell";
import { Deadline } from "./deadline";
import { FoldedTries } from "./folded-tries";
import { ListedTime } from "./listed-time";
import { useChoices } from "./use-choices";
import type { Row } from "./use-chosen";

interface PaymentRowProps {
  row: Row;
  isChosen: boolean;
  onChoose: (on: boolean) => void;
  onOpen: () => void;
  /** Opens an earlier try of the same purchase. */
  onOpenTry: (id: string) => void;
}

/** One payment; the whole row opens it for a mouse, the button in it for everybody. */
export function PaymentRow({ row, isChosen, onChoose, onOpen, onOpenTry }: PaymentRowProps) {
  const { t, language } = useTexts();
  const { reasonName } = useChoices();
  const { order, platform, method, buyer, sums, times, currency_code } = row;
  const sum = (amount: string) => formatSum(amount, currency_code);
  const name = order ? `#${order.display_id}` : t("payments.list.noOrder");
  const what = `${name} ${platform.platform_order_no ?? platform.platform_order_id}`;
  const standing = (
    <>
      <StateBadge state={row.state} />
      <EnvironmentBadge environment={row.environment} />
      {row.attentions.map(({ id, reason }) => (
        <Badge
          key={id}
          size="2xsmall"
          color="red"
          title={reasonName(reason)}
          className="mt-1 block w-fit max-w-40 truncate"
        >
          {reasonName(reason)}
        </Badge>
      ))}
    </>
  );
  return (
    <Table.Row className="cursor-pointer [&_td]:py-2 [&_td]:align-top" onClick={onOpen}>
      <ChooseCell label={t("payments.chosen.one", { what })} checked={isChosen} onChange={onChoose} />
      <Table.Cell>
        <button
          type="button"
          data-opens={row.id}
          aria-label={t("payments.list.open", { what })}
          className="text-ui-fg-base hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded-sm text-left outline-none"
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <span className="txt-compact-small-plus">{name}</span>
        </button>
        <Small>
          <span className="block max-w-36 truncate">
            {platform.platform_order_no ?? platform.platform_order_id}
          </span>
        </Small>
        <Small className="md:hidden">{method.name[language]}</Small>
        <div className="sm:hidden">{standing}</div>
        <div className="txt-compact-xsmall md:hidden">
          <Deadline state={row.state} at={times.expires_at} onlyAwaited />
        </div>
        <FoldedTries tries={row.tries} onOpen={onOpenTry} />
      </Table.Cell>
      <Table.Cell className="hidden sm:table-cell">{standing}</Table.Cell>
      <Table.Cell className="hidden whitespace-nowrap md:table-cell">{method.name[language]}</Table.Cell>
      <Table.Cell className="hidden lg:table-cell">
        {buyer ? (
          <>
            <span className="block max-w-44 truncate">{buyer.name}</span>
            <Small>
              <span className="block max-w-44 truncate">{buyer.email}</span>
            </Small>
          </>
        ) : (
          <span className="text-ui-fg-muted">{t("payments.list.erased")}</span>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap text-right tabular-nums">
        {sums.charge === null ? t("common.none") : sum(sums.charge)}
        {sums.received !== "0" && sums.received !== sums.charge && (
          <Small>{t("payments.list.received", { sum: sum(sums.received) })}</Small>
        )}
        {sums.refunded !== "0" && <Small>{t("payments.list.refunded", { sum: sum(sums.refunded) })}</Small>}
      </Table.Cell>
      <Table.Cell className="hidden text-right tabular-nums 2xl:table-cell">
        {sums.net === null ? (
          sums.expected_fee === null ? (
            t("common.none")
          ) : (
            t("payments.list.expectedFee", { sum: sum(sums.expected_fee) })
          )
        ) : (
          <>
            {sum(sums.fee ?? "0")}
            <Small>{t("payments.list.net", { sum: sum(sums.net) })}</Small>
          </>
        )}
      </Table.Cell>
      <Table.Cell className="hidden md:table-cell">
        <Deadline state={row.state} at={times.expires_at} />
      </Table.Cell>
      <Table.Cell className="hidden lg:table-cell">
        <ListedTime at={times.paid_at} />
      </Table.Cell>
      <Table.Cell className="hidden xl:table-cell">
        <ListedTime at={times.chosen_at} />
      </Table.Cell>
    </Table.Row>
  );
}

function Small({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <Text
      as="div"
      size="xsmall"
      leading="compact"
      className={clx("text-ui-fg-muted whitespace-nowrap", className)}
    >
      {children}
    </Text>
  );
}
