import { useLanguage } from "../state/language";
import { Price } from "./price";

/** What a cart and an order have in common. */
interface Charged {
  currency_code: string;
  item_total: number;
  shipping_total: number;
  tax_total: number;
  /** What the shop gave back, or never charged, by a credit line; Medusa has taken it off the total. */
  credit_line_total?: number;
  total: number;
}

/** Goods, delivery, what was given back, and the total: the lines add up to it. @param deliveryKnown false before a delivery was chosen */
export function Sums({ of, deliveryKnown = true }: { of: Charged; deliveryKnown?: boolean }) {
  const { texts } = useLanguage();
  const currency = of.currency_code;
  const credit = of.credit_line_total ?? 0;
  const free = of.shipping_total === 0;
  return (
    <dl className="sums">
      <dt>{texts.sums.items}</dt>
      <dd>
        <Price amount={of.item_total} currency={currency} />
      </dd>
      <dt>{texts.sums.delivery}</dt>
      <dd>
        {!deliveryKnown && <span className="quiet">{texts.sums.deliveryLater}</span>}
        {deliveryKnown &&
          (free ? texts.address.free : <Price amount={of.shipping_total} currency={currency} />)}
      </dd>
      {credit > 0 && (
        <>
          <dt>{texts.sums.givenBack}</dt>
          <dd>
            <Price amount={-credit} currency={currency} />
          </dd>
        </>
      )}
      <dt className="sums-total">{texts.sums.total}</dt>
      <dd className="sums-total">
        <Price amount={deliveryKnown ? of.total : of.item_total} currency={currency} />
      </dd>
      {deliveryKnown && of.tax_total > 0 && (
        <>
          <dt className="quiet">{texts.sums.tax}</dt>
          <dd className="quiet">
            <Price amount={of.tax_total} currency={currency} />
          </dd>
        </>
      )}
    </dl>
  );
}
