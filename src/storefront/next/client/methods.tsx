import { useEffect, useState, type ReactElement } from "react";
import type { Details } from "../../../contract/store-api";
import { BuyerFields } from "../../components/buyer-fields";
import { MethodPicker } from "../../components/method-picker";
import { usePaymentMethods } from "../../components/use-payment-methods";
import { checkDetails } from "../../core/fields";
import { isHaiPay } from "../../core/provider";
import { loadTexts } from "../../core/texts";
import type { CartToPay } from "./cart";
import { InShop, shopAt, useShop, type HaiPayPlaces, type Shop } from "./shop";

export interface HaiPayMethodsProps extends HaiPayPlaces {
  cart: CartToPay;
  /** The region's payment providers, as the starter loads them: without one of this package's, nothing is shown or requested. */
  providers: readonly { id: string }[] | null | undefined;
  /** Id of the chosen provider, whosever it is. */
  value: string | null | undefined;
  /** "" when the shopper opened a row and has chosen nothing in it yet. */
  onChange: (providerId: string) => unknown;
}

/** Per cart: the step's own component keeps no state, and is unmounted at the next step. */
const given = new Map<string, { details: Details; shop: Shop }>();

/** The methods, and fields for what the address lacks; the starter's own list keeps the other providers. */
export function HaiPayMethods(props: HaiPayMethodsProps): ReactElement | null {
  if (!props.providers?.some(({ id }) => isHaiPay(id))) return null;
  const { locale, returnPath, privacyUrl } = props;
  return (
    <InShop places={{ locale, returnPath, privacyUrl }}>
      <Methods {...props} />
    </InShop>
  );
}

function Methods({ cart, value, onChange }: HaiPayMethodsProps): ReactElement {
  const shop = useShop();
  const { methods, problem } = usePaymentMethods({ cartId: cart.id });
  const [details, setDetails] = useState<Details>(() => given.get(cart.id)?.details ?? detailsOf(cart));
  useEffect(() => void given.set(cart.id, { details, shop }), [cart.id, details, shop]);
  return (
    <div className="haipay-checkout haipay-step">
      {problem !== undefined && (
        <p className="haipay-problem" role="alert">
          {problem}
        </p>
      )}
      <MethodPicker
        methods={methods}
        value={value}
        onChange={(method) => onChange(method?.provider_id ?? "")}
        shopUrl={shop.prefix || "/"}
      >
        {isHaiPay(value) && (
          <BuyerFields needed={methods?.needed_fields ?? []} value={details} onChange={setDetails} />
        )}
      </MethodPicker>
    </div>
  );
}

/**
 * Chooses a method for the cart, with what the shopper typed into the fields of `HaiPayMethods`: in place of the starter's
 * `initiatePaymentSession`, in the browser.
 *
 * @throws Error with a message for the shopper
 */
export async function chooseHaiPay(cart: CartToPay, providerId: string): Promise<void> {
  const { details, shop } = given.get(cart.id) ?? {
    details: detailsOf(cart),
    shop: shopAt(window.location.pathname, document.documentElement.lang, {}),
  };
  const { needed_fields: needed } = await shop.client.listMethods({ cartId: cart.id });
  const [problem] = Object.values(checkDetails(needed, details, await loadTexts(shop.locale)));
  if (problem !== undefined) throw new Error(problem);
  const asked = Object.fromEntries(needed.map(({ field }) => [field, details[field]]));
  await shop.client.choose({ cartId: cart.id }, providerId, { ...asked, returnUrl: shop.returnUrl });
}

/** What was entered at the address step: a field that cannot be used is shown with its value. */
function detailsOf(cart: CartToPay): Details {
  return { phone: cart.shipping_address?.phone ?? undefined, email: cart.email ?? undefined };
}
