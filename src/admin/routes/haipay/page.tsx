import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Heading, Text } from "@medusajs/ui";
import { useRef } from "react";
import { NavigationIcon } from "../../attention/navigation-icon";
import { SkipLink, useFocusOnArrival } from "../../payments/ways-by-keyboard";
import { useTexts } from "../../i18n/use-texts";
import { FiguresPanel } from "../../payments/figures-panel";
import { BalancePanel } from "../../payments/balance-panel";
import { Notices } from "../../payments/notices";
import { LimitsBanner } from "../../payments/limits-banner";
import { PaymentDrawer } from "../../payments/payment-drawer";
import { PaymentListPanel } from "../../payments/payment-list-panel";
import { UnknownOrders } from "../../payments/unknown-orders";
import { SetUp } from "../../set-up/set-up";
import { usePaymentList } from "../../payments/use-payment-list";

/** Every payment through HaiPay: the morning's figures, the list, and everything about a single payment. */
export default function JapanPaymentsPage() {
  const { t } = useTexts();
  const list = usePaymentList();
  const { id } = list.parameters;
  const arrival = useFocusOnArrival();
  const payments = useRef<HTMLDivElement>(null);
  return (
    <div className="flex flex-col gap-3">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 px-1">
        <div ref={arrival} tabIndex={-1} data-arrival className="outline-none">
          <Heading>{t("common.name")}</Heading>
        </div>
        <SkipLink to={payments} />
        <Text size="small" className="text-ui-fg-subtle">
          {t("payments.intro")}
        </Text>
      </header>
      <Notices />
      <LimitsBanner />
      <SetUp>
        {(hasPayments) =>
          hasPayments && (
            <>
              <FiguresPanel list={list} />
              <UnknownOrders />
              <div ref={payments}>
                <PaymentListPanel list={list} />
              </div>
              <BalancePanel />
            </>
          )
        }
      </SetUp>
      {id && (
        <PaymentDrawer
          key={id}
          id={id}
          onClose={() => list.change({ id: "" })}
          onReplaced={(payment) => list.change({ id: payment.id })}
        />
      )}
    </div>
  );
}

export const config = defineRouteConfig({
  label: "haipay.common.name",
  translationNs: "translation",
  icon: NavigationIcon,
});
