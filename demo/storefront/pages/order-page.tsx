import { useCallback, useEffect } from "react";
import { useLocation, useParams } from "react-router-dom";
import type { Order } from "../../shopper";
import { StoreError } from "../../store-error";
import { Lines } from "../parts/lines";
import { Show, useLoaded } from "../parts/loading";
import { OrderLink } from "../parts/order-link";
import { Page } from "../parts/page";
import { Place } from "../parts/place";
import { Sums } from "../parts/sums";
import { OrderPayment } from "../payment/order-payment";
import { rememberOrder } from "../state/history";
import { useLanguage } from "../state/language";
import { useShop } from "../state/shop";

/** How an order stands and how it is paid: the page after placing it, and the one that its link leads to. */
export function OrderPage() {
  const { orderId = "" } = useParams();
  const { texts } = useLanguage();
  const { shopper } = useShop();
  const order = useLoaded(useCallback(() => shopper.getOrder(orderId), [shopper, orderId]));
  const gone = order.problem instanceof StoreError && order.problem.status === 404;
  const number = order.value?.display_id;
  return (
    <Page title={titleOf()} className="narrow order">
      {!gone && <Show of={order}>{(value) => <OrderView order={value} />}</Show>}
    </Page>
  );

  function titleOf(): string {
    if (gone) return texts.order.notFound;
    return number ? texts.order.title(number) : texts.orders.title;
  }
}

function OrderView({ order }: { order: Order }) {
  const { language, texts } = useLanguage();
  const arrival = useLocation().state as { placed?: boolean } | null;
  useEffect(() => rememberOrder(order.id), [order.id]);
  const day = new Date(order.created_at).toLocaleDateString(language, { dateStyle: "long" });
  return (
    <>
      {arrival?.placed && <p className="thanks">{texts.order.thanks}</p>}
      <p className="quiet">
        {texts.order.placedOn(day)}
        <br />
        {order.email && texts.order.mail(order.email)}
      </p>
      <OrderPayment order={order} />
      <OrderLink />
      <section aria-labelledby="order-goods">
        <h2 id="order-goods">{texts.order.goods}</h2>
        <Lines lines={order.items ?? []} currency={order.currency_code} />
        <Sums of={order} />
      </section>
      {order.shipping_address && (
        <section aria-labelledby="order-place">
          <h2 id="order-place">{texts.order.deliverTo}</h2>
          <Place address={order.shipping_address} />
        </section>
      )}
    </>
  );
}
