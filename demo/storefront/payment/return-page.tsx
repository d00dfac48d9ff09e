import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { PaymentStatus } from "../../../src/storefront/index";
import { Page } from "../parts/page";
import { useCart } from "../state/cart";
import { rememberOrder } from "../state/history";
import { useLanguage } from "../state/language";
import { RETURN_URL } from "./payment-kit";

/**
 * Where the wallets send the shopper. What the address says of the outcome proves nothing: the shop is asked. As soon
 * as there is an order, its page takes over.
 */
export function ReturnPage() {
  const { texts } = useLanguage();
  const navigate = useNavigate();
  const { reload } = useCart();
  const [address] = useSearchParams();
  const paymentSessionId = address.get("payment_session_id");
  return (
    <Page title={texts.returned.title} className="narrow">
      {paymentSessionId ? (
        <PaymentStatus
          paymentSessionId={paymentSessionId}
          checkoutUrl="/checkout/payment"
          returnUrl={RETURN_URL}
          onView={(_view, { medusa_order_id, payment_session_id }) => {
            if (medusa_order_id === null) return;
            rememberOrder(medusa_order_id, payment_session_id);
            void navigate(`/orders/${medusa_order_id}`, { replace: true, state: { placed: true } });
            void reload();
          }}
        />
      ) : (
        <>
          <p>{texts.returned.noPayment}</p>
          <p>
            <Link to="/orders">{texts.menu.orders}</Link>
          </p>
        </>
      )}
    </Page>
  );
}
