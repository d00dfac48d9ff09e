import { useCallback } from "react";
import { BrowserRouter, Route, Routes } from "react-router-dom";
import { AddressPage } from "./pages/address-page";
import { CartPage } from "./pages/cart-page";
import { HomePage } from "./pages/home-page";
import { NotFoundPage } from "./pages/not-found-page";
import { OrderPage } from "./pages/order-page";
import { OrdersPage } from "./pages/orders-page";
import { ProductPage } from "./pages/product-page";
import { Frame } from "./parts/frame";
import { Show, useLoaded } from "./parts/loading";
import { PaymentKit } from "./payment/payment-kit";
import { PaymentPage } from "./payment/payment-page";
import { ReturnPage } from "./payment/return-page";
import { CartProvider } from "./state/cart";
import { LanguageProvider } from "./state/language";
import { ShopProvider, type Shop } from "./state/shop";

/** The demo shop. @param open reaches the shop; called again when the shopper wants another try */
export function App({ open }: { open: () => Promise<Shop> }) {
  return (
    <LanguageProvider>
      <Show of={useLoaded(useCallback(open, []))}>
        {(shop) => (
          <ShopProvider shop={shop}>
            <CartProvider>
              <BrowserRouter>
                <PaymentKit>
                  <Frame>
                    <Pages />
                  </Frame>
                </PaymentKit>
              </BrowserRouter>
            </CartProvider>
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
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
