import type { ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import type { Language } from "../../platform/language";
import { SLIP_WORDS } from "../core/load-slip";
import { safeAddress } from "../core/safe-address";
import { onDemand, useHaiPay, waiting } from "./context";
import { Skeleton } from "./waiting";

interface InstructionsProps {
  payment: Payment;
}

/**
 * How to pay: number, sum, deadline, pay page and the steps at that chain, bank or app, with a slip to print. It is all
 * good with a pay address alone. Nothing when there is nothing to pay.
 */
export const PaymentInstructions = waiting(Instructions, 4);

function Instructions({ payment }: InstructionsProps): ReactElement | null {
  const { language } = useHaiPay();
  if (!payment.slip) return null;
  const View = VIEWS[language];
  return <View payment={payment} />;
}

function UntilLoaded({ payment }: InstructionsProps): ReactElement {
  return (
    <>
      <PayPageOnly payment={payment} />
      <Skeleton rows={5} />
    </>
  );
}

/** If the shop's files cannot be reached, the pay page still works. */
function PayPageOnly({ payment }: InstructionsProps): ReactElement {
  return <PayPageLink payment={payment} primary />;
}

const VIEWS = { en: viewIn("en"), ja: viewIn("ja") };

/** Only pages with something to pay load it. */
function viewIn(language: Language): (props: InstructionsProps) => ReactElement {
  return onDemand(
    async () => {
      const [{ SlipView }, { TEXTS, STEPS }] = await Promise.all([
        import("./slip/slip-view.js"),
        SLIP_WORDS[language](),
      ]);
      return ({ payment }: InstructionsProps) => <SlipView payment={payment} texts={TEXTS} steps={STEPS} />;
    },
    UntilLoaded,
    PayPageOnly,
  );
}

/** A slip stays on the screen while its page is open; a wallet comes back to this tab. */
export function PayPageLink({
  payment,
  primary,
}: InstructionsProps & { primary: boolean }): ReactElement | null {
  const { texts } = useHaiPay();
  const href = safeAddress(payment.slip?.pay_url);
  if (href === undefined) return null;
  const stays = payment.kind === "ewallet";
  return (
    <p className="haipay-actions haipay-no-print">
      <a
        className={`haipay-button${primary ? " haipay-primary" : ""}`}
        href={href}
        {...(stays ? { rel: "noreferrer" } : { target: "_blank", rel: "noopener noreferrer" })}
      >
        {texts.openPayPage}
        {!stays && <span className="haipay-hidden"> ({texts.opensNewTab})</span>}
      </a>
    </p>
  );
}
