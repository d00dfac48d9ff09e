import { useCallback, useEffect } from "react";
import { Link } from "react-router-dom";
import { Show, useLoaded } from "../parts/loading";
import { Page } from "../parts/page";
import { useCart } from "../state/cart";
import { useLanguage } from "../state/language";
import { useLogin } from "../state/login";
import { useShop } from "../state/shop";
import { keyOf, loadOrders } from "./load-orders";
import { OrderLine } from "./order-line";
import { isUnderWay } from "./standing";

/** Money that is on its way appears while the page is open. */
const LOOK_AGAIN_MS = 5_000;

/** The orders of this browser, and of the customer who is logged in. */
export function OrdersPage() {
  const { texts } = useLanguage();
  const { shopper } = useShop();
  const { token } = useLogin();
  const entries = useLoaded(useCallback(() => loadOrders(shopper, token !== undefined), [shopper, token]));
  const { load, value } = entries;
  const { reload } = useCart();
  // The cart of a payment that has become an order is gone.
  useEffect(() => {
    reload().catch(() => undefined);
  }, [value, reload]);
  const isSettled = value?.every((entry) => "order" in entry && !isUnderWay(entry.standing)) ?? true;
  useEffect(() => {
    if (isSettled) return;
    const look = setInterval(() => document.visibilityState === "visible" && load(), LOOK_AGAIN_MS);
    return () => clearInterval(look);
  }, [isSettled, load]);
  return (
    <Page title={texts.orders.title} className="narrow">
      <p className="quiet">{token === undefined ? texts.orders.lead : texts.orders.leadCustomer}</p>
      {token === undefined && (
        <p>
          <Link to="/account">{texts.orders.logIn}</Link>
        </p>
      )}
      <Show of={entries}>
        {(list) =>
          list.length === 0 ? (
            <p>{texts.orders.none}</p>
          ) : (
            <ul className="history">
              {list.map((entry) => (
                <li key={keyOf(entry)}>
                  {"order" in entry ? <OrderLine {...entry} /> : <PaymentLine {...entry} />}
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}

function PaymentLine({ paymentToken }: { paymentToken: string }) {
  const { texts } = useLanguage();
  return (
    <Link className="history-line" to={`/haipay/return?payment_token=${paymentToken}`}>
      <span className="chip chip-looking">{texts.orders.waiting}</span>
    </Link>
  );
}
