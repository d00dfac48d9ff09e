import type { HttpTypes } from "@medusajs/framework/types";
import { useCallback } from "react";
import { useNavigate } from "react-router-dom";
import type { Cart } from "../../shopper";
import { AddressForm } from "../address/address-form";
import { Show, useLoaded, Waiting } from "../parts/loading";
import { useCart } from "../state/cart";
import { useShop } from "../state/shop";
import { CheckoutPage } from "./checkout-page";

/** First step: where the goods go, and how. */
export function AddressPage() {
  return <CheckoutPage step="address">{(cart) => <Address cart={cart} />}</CheckoutPage>;
}

function Address({ cart }: { cart: Cart }) {
  const navigate = useNavigate();
  const { shopper } = useShop();
  const { region, deliver } = useCart();
  const load = useCallback(async () => {
    const query = { cart_id: cart.id };
    const answer = await shopper.client.get<HttpTypes.StoreShippingOptionListResponse>(
      "/store/shipping-options",
      query,
    );
    return answer.shipping_options;
  }, [shopper, cart.id, region.id]);
  return (
    <Show of={useLoaded(load)} meanwhile={<Waiting rows={8} />}>
      {(options) => (
        <AddressForm
          key={region.id}
          cart={cart}
          country={region.countries?.[0]?.iso_2 ?? "jp"}
          options={options}
          onSave={async (to, optionId) => {
            await deliver(to, optionId);
            await navigate("/checkout/payment");
          }}
        />
      )}
    </Show>
  );
}
