import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { PaymentStatus, paymentTokenOf } from "../../../src/storefront/index";
import { Page } from "../parts/page";
import { useCart } from "../state/cart";
import { rememberedCart, rememberOrder } from "../state/history";
import { useLanguage } from "../state/language";
import { RETURN_URL } from "./payment-kit";

/**
 * Where the wallets send the shopper. What the address says about the outcome proves nothing: the shop is asked. As soon
 * as there is an order, its page takes over.
 */
export function ReturnPage() {
  const { texts } = useLanguage();
  const navigate = useNavigate();
  const { reload } = useCart();
  const [address] = useSearchParams();
  const paymentToken = paymentTokenOf(address);
  return (
    <Page title={texts.returned.title} quietTitle={paymentToken !== undefined} className="narrow">
      {paymentToken ? (
        <PaymentStatus
          paymentToken={paymentToken}
          cartId={rememberedCart(paymentToken)}
          checkoutUrl="/checkout/payment"
          returnUrl={RETURN_URL}
          shopUrl="/"
          onView={(_view, { medusa_order_id, payment_token }) => {
            if (medusa_order_id === null) return;
            rememberOrder(medusa_order_id, payment_token);
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
