import type { ReactElement } from "react";
import type { Choice } from "../core/choosing";
import { useHaiPay } from "./context";

interface LimitsBoxProps {
  box: NonNullable<Choice["box"]>;
  /** Where a buyer who can use no method can continue. */
  shopUrl: string | undefined;
}

/** What is missing for which methods, in one place. */
export function LimitsBox({ box, shopUrl }: LimitsBoxProps): ReactElement {
  const { texts } = useHaiPay();
  return (
    <div className="haipay-box" role="note">
      {box.title !== undefined && <p className="haipay-strong">{box.title}</p>}
      {box.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {shopUrl !== undefined && (
        <a className="haipay-button" href={shopUrl}>
          {texts.backToShop}
        </a>
      )}
    </div>
  );
}
