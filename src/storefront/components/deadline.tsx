import { useEffect, useState, type ReactElement } from "react";
import { writeTime } from "../../platform/language";
import { writeTimeLeft } from "../core/count-down";
import { useHaiPay } from "./context";

/** A deadline (ISO 8601) in Japan time, with a countdown in browsers. */
export function Deadline({ at }: { at: string }): ReactElement {
  const { language, texts } = useHaiPay();
  const [now, setNow] = useState<number>();

  useEffect(() => {
    // The server's clock is not the buyer's: the countdown begins in the browser.
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);

  return (
    <>
      <time dateTime={at}>{writeTime(new Date(at), language)}</time>
      {now !== undefined && (
        <span className="haipay-countdown haipay-no-print" role="timer" aria-live="off">
          {writeTimeLeft(at, now, texts)}
        </span>
      )}
    </>
  );
}
