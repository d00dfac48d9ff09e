import { goodsText } from "../goods/goods-text";
import { Picture } from "../goods/picture";
import { useLanguage } from "../state/language";
import { Price } from "./price";

interface Line {
  id: string;
  product_handle?: string | null;
  product_title?: string | null;
  quantity: number;
  unit_price: number;
}

/** The goods of a cart or an order, to read. */
export function Lines({ lines, currency }: { lines: Line[]; currency: string }) {
  const { texts } = useLanguage();
  return (
    <ul className="lines">
      {lines.map((line) => (
        <li key={line.id}>
          <Picture handle={line.product_handle ?? ""} />
          <span>
            {lineName(line, texts)} <span className="quiet">× {line.quantity}</span>
          </span>
          <Price amount={line.unit_price * line.quantity} currency={currency} />
        </li>
      ))}
    </ul>
  );
}

export function lineName(line: Line, texts: Parameters<typeof goodsText>[0]): string {
  return goodsText(texts, { handle: line.product_handle, title: line.product_title }).name;
}
