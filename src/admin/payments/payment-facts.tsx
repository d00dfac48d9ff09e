import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { ShownCollectOrder } from "../../contract/admin-api";
import type { Wire } from "../client/wire";
import { Fact, Facts } from "../components/facts";
import { Said } from "../components/said";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";

type Payment = Wire<ShownCollectOrder>;

const LINK = "text-ui-fg-base hover:text-ui-fg-interactive underline";

/** Sums, times, order and buyer. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t, language } = useTexts();
  const { sums, times, order, method, currency_code } = payment;
  const sum = (amount: string | null) =>
    amount === null ? t("common.none") : formatSum(amount, currency_code);
  return (
    <Facts>
      <Fact name={t("payments.detail.method")}>{method.name[language]}</Fact>
      <Fact name={t("payments.detail.charge")}>{sum(sums.charge)}</Fact>
      <Fact name={t("payments.detail.received")}>{sum(sums.received)}</Fact>
      {/* Before there is money, HaiPay answers with a fee of nothing, which says nothing. */}
      <Fact name={t("payments.detail.fee")}>{sum(sums.received === "0" ? null : sums.fee)}</Fact>
      {sums.expected_fee !== null && (
        <Fact name={t("payments.detail.expectedFee")}>{sum(sums.expected_fee)}</Fact>
      )}
      {sums.fee_difference !== null && sums.fee_difference !== "0" && (
        <Fact name={t("payments.detail.feeDifference")}>{sum(sums.fee_difference)}</Fact>
      )}
      {payment.expected_settlement_on !== null && (
        <Fact name={t("payments.detail.settlement")}>
          {formatDay(`${payment.expected_settlement_on}T00:00:00+09:00`, language)}
        </Fact>
      )}
      {sums.refunded !== "0" && <Fact name={t("payments.detail.refunded")}>{sum(sums.refunded)}</Fact>}
      <Fact name={t("payments.detail.created")}>
        <Time at={times.chosen_at} />
      </Fact>
      <Fact name={t("payments.detail.paidAt")}>
        <Time at={times.paid_at} />
      </Fact>
      <Fact name={t("payments.detail.deadline")}>
        <Time at={times.expires_at} />
      </Fact>
      <Fact name={t("payments.detail.order")}>
        {order ? (
          <>
            <Link to={order.path} className={LINK}>
              #{order.display_id}
            </Link>
            {order.status === "canceled" && ` (${t("payments.detail.cancelled")})`}
          </>
        ) : (
          t("payments.list.noOrder")
        )}
      </Fact>
      <Fact name={t("payments.detail.buyer")}>
        <Buyer payment={payment} day={times.erased_at && formatDay(times.erased_at, language)} />
      </Fact>
    </Facts>
  );
}

function Buyer({ payment: { buyer }, day }: { payment: Payment; day: string | null }) {
  const { t } = useTexts();
  if (!buyer) return <>{t("payments.detail.erased", { day: day ?? "" })}</>;
  return (
    <>
      <div>{buyer.name}</div>
      <div className="break-all">{buyer.email}</div>
      <div>{buyer.phone}</div>
      {buyer.customer_path && (
        <Link to={buyer.customer_path} className={LINK}>
          {t("payments.detail.customer")}
        </Link>
      )}
    </>
  );
}

/** How the platform identifies it and what it last said about it, and every id by which it can be found. */
export function PlatformFacts({ payment, status }: { payment: Payment; status: string }) {
  const { t } = useTexts();
  const { platform, times } = payment;
  return (
    <Facts>
      <Fact name={t("payments.detail.platformStatus")}>{status}</Fact>
      <CopiedFact name={t("payments.detail.orderNo")} text={platform.platform_order_no} />
      <CopiedFact name={t("payments.detail.orderId")} text={platform.platform_order_id} />
      <Fact name={t("payments.detail.checked")}>
        <Time at={times.checked_at} both={false} />
      </Fact>
      <Fact name={t("payments.detail.nextCheck")}>
        <Time at={times.next_check_at} both={false} />
      </Fact>
      {platform.last_error && (
        <Fact name={t("payments.detail.lastError")}>
          <Said words={platform.last_error} />
        </Fact>
      )}
      {payment.environment !== null && (
        <Fact name={t("payments.detail.environment")}>{t(`common.environments.${payment.environment}`)}</Fact>
      )}
      <CopiedFact name={t("payments.detail.appId")} text={platform.app_id} />
    </Facts>
  );
}

/** The numbers by which Medusa, the platform and support identify a payment. */
export function IdFacts({ payment }: { payment: Payment }) {
  const { t } = useTexts();
  return (
    <Facts>
      <CopiedFact name={t("payments.detail.collectOrder")} text={payment.id} />
      <CopiedFact name={t("payments.detail.order")} text={payment.order?.id ?? null} />
      <CopiedFact name={t("payments.detail.cart")} text={payment.cart_id} />
      <CopiedFact name={t("payments.detail.collection")} text={payment.payment_collection_id} />
      <CopiedFact name={t("payments.detail.session")} text={payment.payment_session_id} />
      <CopiedFact name={t("payments.detail.payment")} text={payment.payment_id} />
    </Facts>
  );
}

/** A fact that is left out when there is nothing to copy. */
function CopiedFact({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null;
  return (
    <Fact name={name} copy={text}>
      <Text as="span" size="small" leading="compact" className="break-all font-mono">
        {text}
      </Text>
    </Fact>
  );
}
