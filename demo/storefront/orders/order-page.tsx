import { useCallback, useEffect, useState } from "react";
import { Link, useLocation, useParams } from "react-router-dom";
import { PaymentStatus, tokenOf, writeDay, type PaymentView } from "../../../src/storefront/index";
import type { Order } from "../../shopper";
import { StoreError } from "../../store-error";
import { Lines } from "../parts/lines";
import { Show, useLoaded } from "../parts/loading";
import { OrderLink } from "../parts/order-link";
import { Page } from "../parts/page";
import { Place } from "../parts/place";
import { Sums } from "../parts/sums";
import { OrderPayment } from "../payment/order-payment";
import { knowsOrder, rememberOrder } from "../state/history";
import { useLanguage } from "../state/language";
import { useLogin } from "../state/login";
import { useShop } from "../state/shop";
import { newestSession } from "./standing";

/** The state of an order and how it is paid: for the browser that placed it, and for its customer. */
export function OrderPage() {
  const { orderId = "" } = useParams();
  const { texts } = useLanguage();
  const { shopper } = useShop();
  const { token } = useLogin();
  const load = useCallback(async () => {
    const isOwn = knowsOrder(orderId) || (token !== undefined && (await shopper.ownsOrder(orderId)));
    // What is not shown to people who only have the address is not sent to them either.
    return isOwn
      ? { own: await shopper.getOrder(orderId) }
      : { others: await shopper.glanceAtOrder(orderId) };
  }, [shopper, orderId, token]);
  const order = useLoaded(load);
  const gone = order.problem instanceof StoreError && order.problem.status === 404;
  const number = (order.value?.own ?? order.value?.others)?.display_id;
  return (
    <Page title={titleOf()} className="narrow order">
      {!gone && (
        <Show of={order}>
          {({ own, others }) => (own ? <OwnOrder order={own} /> : <SomebodysOrder order={others} />)}
        </Show>
      )}
    </Page>
  );

  function titleOf(): string {
    if (gone) return texts.order.notFound;
    return number ? texts.order.title(number) : texts.orders.title;
  }
}

function OwnOrder({ order }: { order: Order }) {
  const { language, texts } = useLanguage();
  const arrival = useLocation().state as { placed?: boolean } | null;
  const session = newestSession(order);
  const [view, setView] = useState<PaymentView>();
  useEffect(() => rememberOrder(order.id), [order.id]);
  return (
    <>
      {/* Once it is paid the kit says thank you, and an order that came to nothing is no cause for it. */}
      {arrival?.placed && view === "waiting" && <p className="thanks">{texts.order.thanks}</p>}
      <OrderPayment order={order} onView={setView} />
      <section aria-labelledby="order-goods">
        <h2 id="order-goods">{texts.order.goods}</h2>
        <Lines lines={order.items ?? []} currency={order.currency_code} />
        <Sums of={order} />
        <p className="quiet">{texts.order.placedOn(writeDay(new Date(order.created_at), language))}</p>
      </section>
      {order.shipping_address && (
        <section aria-labelledby="order-place">
          <h2 id="order-place">{texts.order.deliverTo}</h2>
          <Place address={order.shipping_address} />
          {order.email && <p className="quiet">{texts.order.mail(order.email)}</p>}
        </section>
      )}
      {session && <OrderLink paymentToken={tokenOf(session)} />}
    </>
  );
}

/** For people who only have the address: the state and how to pay, and nothing about the buyer or the goods. */
function SomebodysOrder({ order }: { order: Order | undefined }) {
  const { texts } = useLanguage();
  const session = order && newestSession(order);
  return (
    <>
      {session && <PaymentStatus paymentToken={tokenOf(session)} shopUrl="/" />}
      <p className="quiet">
        {texts.order.onlyForBuyer} <Link to="/account">{texts.account.logIn}</Link>
      </p>
    </>
  );
}
