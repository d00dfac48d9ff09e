import { useCallback, useEffect } from "react";
import { Link } from "react-router-dom";
import type { Order, Shopper } from "../../shopper";
import { StoreError } from "../../store-error";
import { Show, useLoaded } from "../parts/loading";
import { Page } from "../parts/page";
import { Price } from "../parts/price";
import { useCart } from "../state/cart";
import { forget, rememberOrder, rememberedOrders, type Remembered } from "../state/history";
import { useLanguage } from "../state/language";
import { useShop } from "../state/shop";
import type { Texts } from "../texts";

/** An order that stands in the list, or a payment whose order does not stand yet. */
type Entry = { order: Order } | { paymentToken: string };

/** Money that is under way shows while the page is open. */
const LOOK_AGAIN_MS = 5_000;

/** The orders of this browser. Whoever has an order's link can see it, on any device. */
export function OrdersPage() {
  const { texts } = useLanguage();
  const { shopper } = useShop();
  const entries = useLoaded(useCallback(() => loadEntries(shopper), [shopper]));
  const { load, value } = entries;
  const { reload } = useCart();
  // The cart of a payment that has become an order is gone.
  useEffect(() => {
    reload().catch(() => undefined);
  }, [value, reload]);
  const isSettled = value?.every((entry) => "order" in entry && !isAwaited(entry.order)) ?? true;
  useEffect(() => {
    if (isSettled) return;
    const look = setInterval(() => document.visibilityState === "visible" && load(), LOOK_AGAIN_MS);
    return () => clearInterval(look);
  }, [isSettled, load]);
  return (
    <Page title={texts.orders.title} className="narrow">
      <p className="quiet">{texts.orders.lead}</p>
      <Show of={entries}>
        {(list) =>
          list.length === 0 ? (
            <p>{texts.orders.none}</p>
          ) : (
            <ul className="history">
              {list.map((entry) => (
                <li key={keyOf(entry)}>
                  {"order" in entry ? <OrderLine order={entry.order} /> : <PaymentLine {...entry} />}
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}

function OrderLine({ order }: { order: Order }) {
  const { language, texts } = useLanguage();
  const day = new Date(order.created_at).toLocaleDateString(language, { dateStyle: "medium" });
  return (
    <Link className="history-line" to={`/orders/${order.id}`}>
      <span className="history-name">{texts.orders.look(order.display_id ?? 0)}</span>
      <span className="quiet">{day}</span>
      <span>{stateOf(order, texts)}</span>
      <Price amount={order.total} currency={order.currency_code} />
    </Link>
  );
}

function PaymentLine({ paymentToken }: { paymentToken: string }) {
  const { texts } = useLanguage();
  return (
    <Link className="history-line" to={`/haipay/return?payment_token=${paymentToken}`}>
      {texts.orders.waiting}
    </Link>
  );
}

function isAwaited(order: Order): boolean {
  return order.status !== "canceled" && order.payment_status !== "captured";
}

function stateOf(order: Order, texts: Texts): string {
  if (order.status === "canceled") return texts.orders.states.cancelled;
  return isAwaited(order) ? texts.orders.states.awaiting : texts.orders.states.paid;
}

async function loadEntries(shopper: Shopper): Promise<Entry[]> {
  const found = await Promise.all(rememberedOrders().map((one) => loadEntry(shopper, one)));
  const entries = found.filter((entry) => entry !== undefined);
  // A purchase that was tried twice at the wallet is one order.
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

function keyOf(entry: Entry): string {
  return "order" in entry ? entry.order.id : entry.paymentToken;
}

/** A payment that has become an order is remembered as that from now on; what came to nothing is forgotten. */
async function loadEntry(shopper: Shopper, remembered: Remembered): Promise<Entry | undefined> {
  try {
    if ("orderId" in remembered) return { order: await shopper.getOrder(remembered.orderId) };
    const { paymentToken, cartId } = remembered;
    const { medusa_order_id, state } = await shopper.getPayment(paymentToken, cartId);
    if (medusa_order_id) {
      rememberOrder(medusa_order_id, paymentToken);
      return { order: await shopper.getOrder(medusa_order_id) };
    }
    if (state !== "failed" && state !== "expired" && state !== "superseded") return { paymentToken };
  } catch (error) {
    if (!(error instanceof StoreError && error.status === 404)) throw error;
  }
  forget(remembered);
  return undefined;
}
