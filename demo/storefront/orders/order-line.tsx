import { Link } from "react-router-dom";
import { writeClock, writeDay } from "../../../src/storefront/index";
import type { Order } from "../../shopper";
import { Picture } from "../goods/picture";
import { lineName } from "../parts/lines";
import { Price } from "../parts/price";
import { useLanguage } from "../state/language";
import type { Standing } from "./standing";

/** One order of the list: what was bought, its state, by when it is to be paid, and where. */
export function OrderLine({ order, standing }: { order: Order; standing: Standing }) {
  const { language, texts } = useLanguage();
  const [first, ...more] = order.items ?? [];
  const name = first && lineName(first, texts);
  const until = "until" in standing ? standing.until : null;
  const isToPay = standing.kind === "awaiting" || standing.kind === "partlyPaid";
  const mayTryAgain = standing.kind === "expired" || standing.kind === "declined";
  return (
    <Link className="history-line" to={`/orders/${order.id}`}>
      <Picture handle={first?.product_handle ?? ""} />
      <span className="history-text">
        <span className="history-name">
          {texts.orders.look(order.display_id ?? 0)}
          <StandingChip standing={standing} />
        </span>
        {name && <span>{more.length > 0 ? texts.orders.andMore(name, more.length) : name}</span>}
        <span className="quiet">{writeDay(new Date(order.created_at), language)}</span>
        {isToPay && until !== null && (
          <span className="history-deadline">
            {texts.orders.until(writeClock(new Date(until), language))}
          </span>
        )}
        {(isToPay || mayTryAgain) && (
          <span className="history-onward">{isToPay ? texts.orders.howToPay : texts.orders.anotherWay}</span>
        )}
      </span>
      <Price amount={order.total} currency={order.currency_code} />
    </Link>
  );
}

/** The state in a word and a colour. */
function StandingChip({ standing }: { standing: Standing }) {
  const { texts } = useLanguage();
  return <span className={`chip chip-${standing.kind}`}>{texts.orders.states[standing.kind]}</span>;
}
