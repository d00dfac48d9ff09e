import { lazy, Suspense, useCallback } from "react";
import { BrowserRouter, Route, Routes } from "react-router-dom";
import { CartPage } from "./pages/cart-page";
import { HomePage } from "./pages/home-page";
import { NotFoundPage } from "./pages/not-found-page";
import { ProductPage } from "./pages/product-page";
import { FirstPaint } from "./parts/first-paint";
import { Frame } from "./parts/frame";
import { Show, useLoaded, Waiting } from "./parts/loading";
import { PaymentKit } from "./payment/payment-kit";
import { CartProvider } from "./state/cart";
import { LanguageProvider } from "./state/language";
import { LoginProvider } from "./state/login";
import { ShopProvider, type Shop } from "./state/shop";

// Who only looks at the goods need not wait for what pays them.
const AccountPage = lazy(async () => ({ default: (await import("./account/account-page.js")).AccountPage }));
const AddressPage = lazy(async () => ({ default: (await import("./pages/address-page.js")).AddressPage }));
const OrderPage = lazy(async () => ({ default: (await import("./orders/order-page.js")).OrderPage }));
const OrdersPage = lazy(async () => ({ default: (await import("./orders/orders-page.js")).OrdersPage }));
const PaymentPage = lazy(async () => ({ default: (await import("./payment/payment-page.js")).PaymentPage }));
const ReturnPage = lazy(async () => ({ default: (await import("./payment/return-page.js")).ReturnPage }));

/** The demo shop. @param open reaches the shop; called again when the shopper wants another try */
export function App({ open }: { open: () => Promise<Shop> }) {
  return (
    <LanguageProvider>
      <Show of={useLoaded(useCallback(open, []))} meanwhile={<FirstPaint />}>
        {(shop) => (
          <ShopProvider shop={shop}>
            <LoginProvider>
              <CartProvider>
                <BrowserRouter>
                  <PaymentKit>
                    <Frame>
                      <Suspense
                        fallback={
                          <main className="narrow">
                            <Waiting rows={5} />
                          </main>
                        }
                      >
                        <Pages />
                      </Suspense>
                    </Frame>
                  </PaymentKit>
                </BrowserRouter>
              </CartProvider>
            </LoginProvider>
          </ShopProvider>
        )}
      </Show>
    </LanguageProvider>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="/" element={<HomePage />} />
      <Route path="/products/:handle" element={<ProductPage />} />
      <Route path="/cart" element={<CartPage />} />
      <Route path="/checkout" element={<AddressPage />} />
      <Route path="/checkout/payment" element={<PaymentPage />} />
      <Route path="/haipay/return" element={<ReturnPage />} />
      <Route path="/orders" element={<OrdersPage />} />
      <Route path="/orders/:orderId" element={<OrderPage />} />
      <Route path="/account" element={<AccountPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
