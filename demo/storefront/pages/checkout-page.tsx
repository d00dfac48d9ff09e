import type { ReactNode } from "react";
import { Link, Navigate } from "react-router-dom";
import type { Cart } from "../../shopper";
import { Waiting } from "../parts/loading";
import { Page } from "../parts/page";
import { isDeliverable, useCart } from "../state/cart";
import { useLanguage } from "../state/language";
import { Empty } from "./cart-page";

const STEPS = ["address", "payment"] as const;
type Step = (typeof STEPS)[number];

const PATHS: Record<Step, string> = {
  address: "/checkout",
  payment: "/checkout/payment",
};

/** One step of the checkout, with the way through it. It shows its content only while there is something to buy. */
export function CheckoutPage({ step, children }: { step: Step; children: (cart: Cart) => ReactNode }) {
  const { texts } = useLanguage();
  const { cart, known } = useCart();
  const filled = cart?.items?.length ? cart : undefined;
  if (filled && step !== "address" && !isDeliverable(filled)) return <Navigate to={PATHS.address} replace />;
  return (
    <Page
      title={filled || !known ? texts[step].title : texts.cart.title}
      className={step === "payment" ? "checkout" : "narrow checkout"}
    >
      {filled && <Steps current={step} />}
      {filled ? children(filled) : known ? <Empty hint={texts.cart.perhapsOrdered} /> : <Waiting />}
    </Page>
  );
}

function Steps({ current }: { current: Step }) {
  const { texts } = useLanguage();
  const reached = STEPS.indexOf(current);
  return (
    <ol className="steps" aria-label={texts.steps.title}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={step === current ? "step" : undefined}>
          <span className="steps-number" aria-hidden="true">
            {index + 1}
          </span>
          {index < reached ? <Link to={PATHS[step]}>{texts.steps[step]}</Link> : texts.steps[step]}
        </li>
      ))}
    </ol>
  );
}
