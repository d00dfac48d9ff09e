import { Link, useNavigate } from "react-router-dom";
import type { Cart } from "../../shopper";
import { HaiPayCheckout } from "../../../src/storefront/index";
import { CheckoutPage } from "../pages/checkout-page";
import { Lines } from "../parts/lines";
import { Place } from "../parts/place";
import { Price } from "../parts/price";
import { Sums } from "../parts/sums";
import { useScreen } from "../parts/use-screen";
import { useCart } from "../state/cart";
import { rememberOrder, rememberPayment } from "../state/history";
import { useLanguage } from "../state/language";
import { RETURN_URL } from "./payment-kit";

/** Second step: what is bought, the method, and the last button. */
export function PaymentPage() {
  return <CheckoutPage step="payment">{(cart) => <Payment cart={cart} />}</CheckoutPage>;
}

function Payment({ cart }: { cart: Cart }) {
  const navigate = useNavigate();
  const { reload } = useCart();
  return (
    <div className="payment">
      <Summary cart={cart} />
      <HaiPayCheckout
        cartId={cart.id}
        returnUrl={RETURN_URL}
        shopUrl="/"
        buyer={{ phone: cart.shipping_address?.phone ?? undefined, email: cart.email ?? undefined }}
        deliveryCountry={cart.shipping_address?.country_code ?? undefined}
        redirect={(url, paymentToken) => {
          rememberPayment(paymentToken, cart.id);
          location.assign(url);
        }}
        onPlaced={({ orderId }) => {
          rememberOrder(orderId);
          void navigate(`/orders/${orderId}`, { replace: true, state: { placed: true } });
          void reload();
        }}
        onSumChanged={() => void reload()}
      />
    </div>
  );
}

const PHONE_SCREEN = "(max-width: 52rem)";

/** What is bought and where it goes; on a phone a single line that opens. */
function Summary({ cart }: { cart: Cart }) {
  const { texts } = useLanguage();
  const isFolded = useScreen(PHONE_SCREEN);
  if (!isFolded) {
    return (
      <aside className="summary" aria-label={texts.payment.summary}>
        <Contents cart={cart} />
      </aside>
    );
  }
  return (
    <details className="summary">
      <summary>
        <span>{texts.payment.summary}</span> <Price amount={cart.total} currency={cart.currency_code} />
      </summary>
      <Contents cart={cart} />
    </details>
  );
}

function Contents({ cart }: { cart: Cart }) {
  const { texts } = useLanguage();
  return (
    <>
      <h2>{texts.order.goods}</h2>
      <Lines lines={cart.items ?? []} currency={cart.currency_code} />
      <Sums of={cart} />
      <p>
        <Link to="/cart">{texts.payment.editCart}</Link>
      </p>
      <h2>{texts.order.deliverTo}</h2>
      {cart.shipping_address && <Place address={cart.shipping_address} />}
      <p>
        <Link to="/checkout">{texts.payment.editAddress}</Link>
      </p>
    </>
  );
}
