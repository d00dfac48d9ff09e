import { Drawer, Heading, Skeleton } from "@medusajs/ui";
import { useState, type ReactNode } from "react";
import type { CollectOrderAnswer } from "../../api/admin/haipay/answers";
import type { CollectOrder } from "../client/answers";
import { useAnswer } from "../client/use-answer";
import { ErrorAlert } from "../components/error-alert";
import { Facts } from "../components/facts";
import { StateBadge } from "../components/state-badge";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { SlipFacts } from "../order-page/slip-facts";
import { History } from "./history";
import { PaymentActs } from "./payment-acts";
import { PaymentAttentions } from "./payment-attentions";
import { IdFacts, PaymentFacts, PlatformFacts } from "./payment-facts";
import { PaymentRefunds } from "./payment-refunds";
import { platformStatusText } from "./platform-status";

interface PaymentDrawerProps {
  /** The collect order's id, its order id, or the platform's order no. */
  id: string;
  onClose: () => void;
  /** Called with the payment that replaced this one. */
  onReplaced: (payment: CollectOrder) => void;
}

/** Everything about one payment, and everything that can be done with it. */
export function PaymentDrawer({ id, onClose, onReplaced }: PaymentDrawerProps) {
  const { t } = useTexts();
  // What was pressed to open it, or its row: whoever works by keyboard goes on from there, not from the top of the page.
  const [opener] = useState(() => document.activeElement);
  const returnFocus = (event: Event) => {
    const row = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`);
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    const target = isThere && !opener.matches("[data-arrival]") ? opener : row;
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  const { data, error } = useAnswer<CollectOrderAnswer>(
    `/admin/haipay/collect-orders/${encodeURIComponent(id)}`,
  );
  const payment = data?.collect_order;
  const name = payment?.order ? `#${payment.order.display_id}` : t("payments.detail.title");
  return (
    <Drawer open onOpenChange={(stays) => !stays && onClose()}>
      <Drawer.Content
        aria-describedby={undefined}
        className="sm:w-[36rem] sm:max-w-[36rem]"
        onCloseAutoFocus={returnFocus}
      >
        <Drawer.Header>
          <Drawer.Title className="flex flex-wrap items-center gap-2">
            {name}
            {payment && payment.sums.charge !== null && (
              <span className="tabular-nums">{formatSum(payment.sums.charge, payment.currency_code)}</span>
            )}
            {payment && <StateBadge state={payment.state} />}
          </Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex-1 overflow-y-auto p-0">
          {error && (
            <div className="p-6">
              <ErrorAlert error={error} />
            </div>
          )}
          {!error && !payment && <Skeleton className="h-full w-full" aria-label={t("common.loading")} />}
          {payment && <PaymentDetail payment={payment} onReplaced={onReplaced} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  );
}

function PaymentDetail({
  payment,
  onReplaced,
}: Pick<PaymentDrawerProps, "onReplaced"> & { payment: CollectOrder }) {
  const { t } = useTexts();
  return (
    <div className="divide-y">
      {payment.attentions.length > 0 && (
        <Part name={t("payments.detail.attentions")}>
          <PaymentAttentions payment={payment} onReplaced={onReplaced} />
        </Part>
      )}
      <Part name={t("payments.acts.name")}>
        <PaymentActs payment={payment} onReplaced={onReplaced} />
      </Part>
      {payment.slip && (
        <Part name={t("payments.detail.slip")}>
          <Facts>
            <SlipFacts slip={payment.slip} method={payment.method} />
          </Facts>
        </Part>
      )}
      <Part name={t("payments.detail.facts")}>
        <PaymentFacts payment={payment} />
      </Part>
      {payment.refunds.length > 0 && (
        <Part name={t("payments.detail.refunds")}>
          <PaymentRefunds payment={payment} />
        </Part>
      )}
      <Part name={t("payments.detail.history")}>
        <History payment={payment} />
      </Part>
      <Part name={t("payments.detail.platform")}>
        <PlatformFacts payment={payment} status={platformStatusText(payment.platform.status, t)} />
      </Part>
      <Part name={t("payments.detail.ids")}>
        <IdFacts payment={payment} />
      </Part>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="py-2">
      <Heading level="h2" className="px-6 py-2">
        {name}
      </Heading>
      {children}
    </section>
  );
}
