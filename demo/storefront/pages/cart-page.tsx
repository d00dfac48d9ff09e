import { Link } from "react-router-dom";
import type { Cart } from "../../shopper";
import { Picture } from "../goods/picture";
import { lineName } from "../parts/lines";
import { Problem, Waiting } from "../parts/loading";
import { Page } from "../parts/page";
import { formatPrice, Price } from "../parts/price";
import { Quantity } from "../parts/quantity";
import { Sums } from "../parts/sums";
import { useWork, type Work } from "../parts/use-work";
import { rememberedOrders } from "../state/history";
import { isDeliverable, useCart } from "../state/cart";
import { useLanguage } from "../state/language";

type Line = NonNullable<Cart["items"]>[number];

export function CartPage() {
  const { texts } = useLanguage();
  const { cart, known } = useCart();
  return (
    <Page title={texts.cart.title} className="narrow">
      {cart?.items?.length ? <Filled cart={cart} /> : known ? <Empty /> : <Waiting />}
    </Page>
  );
}

/** What stands where something in the cart is needed and nothing is: whoever has just ordered is led to the order. */
export function Empty({ hint }: { hint?: string }) {
  const { texts } = useLanguage();
  const [newest] = rememberedOrders();
  const order = newest && "orderId" in newest ? newest.orderId : undefined;
  return (
    <>
      <p>
        {texts.cart.empty} {hint}
      </p>
      <p className="acts">
        {hint !== undefined && order !== undefined && (
          <Link className="button" to={`/orders/${order}`}>
            {texts.cart.toOrder}
          </Link>
        )}
        <Link className={hint !== undefined && order !== undefined ? "button plain" : "button"} to="/">
          {texts.cart.toGoods}
        </Link>
      </p>
    </>
  );
}

function Filled({ cart }: { cart: Cart }) {
  const { texts } = useLanguage();
  const work = useWork();
  return (
    <>
      <ul className="cart-lines">
        {cart.items?.map((line) => (
          <CartLine key={line.id} line={line} currency={cart.currency_code} work={work} />
        ))}
      </ul>
      {work.problem && <Problem>{work.problem}</Problem>}
      <Sums of={cart} deliveryKnown={isDeliverable(cart)} />
      <p className="onward">
        <Link className="button wide" to="/checkout">
          {texts.cart.checkout}
        </Link>
      </p>
    </>
  );
}

function CartLine({ line, currency, work }: { line: Line; currency: string; work: Work }) {
  const { texts } = useLanguage();
  const { setQuantity, remove } = useCart();
  const name = lineName(line, texts);
  return (
    <li>
      <Picture handle={line.product_handle ?? ""} />
      <div className="cart-line-text">
        <Link to={`/products/${line.product_handle}`}>{name}</Link>
        <span className="quiet">{texts.cart.each(formatPrice(line.unit_price, currency))}</span>
        <div className="cart-line-acts">
          <Quantity
            label={texts.cart.quantityOf(name)}
            value={line.quantity}
            disabled={work.busy}
            onChange={(value) => work.run(() => setQuantity(line.id, value))}
          />
          <button
            type="button"
            className="link"
            aria-label={texts.cart.remove(name)}
            disabled={work.busy}
            onClick={() => work.run(() => remove(line.id))}
          >
            {texts.cart.removeShort}
          </button>
        </div>
      </div>
      <Price amount={line.unit_price * line.quantity} currency={currency} />
    </li>
  );
}
