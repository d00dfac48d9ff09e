import { useEffect, useState, type ReactElement } from "react";
import { writeTime } from "../../platform/language";
import { fill } from "../core/texts";
import { writeLocalTime, writeTimeLeft } from "../core/times";
import { useHaiPay, waiting } from "./context";

const TICK_MS = 20_000;

/** A deadline (ISO 8601) in Japan time; in browsers with the time that is left, and the reader's own clock where it differs. */
export const Deadline = waiting(Time, 1);

function Time({ at }: { at: string }): ReactElement {
  const { language, texts } = useHaiPay();
  const [now, setNow] = useState<number>();

  useEffect(() => {
    // The server's clock is not the buyer's: the countdown begins in the browser.
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);

  const local = now === undefined ? undefined : writeLocalTime(at, language);
  return (
    <>
      <time dateTime={at}>{writeTime(new Date(at), language)}</time>
      {now !== undefined && (
        <span className="haipay-countdown haipay-no-print">{writeTimeLeft(at, now, texts)}</span>
      )}
      {local !== undefined && <span className="haipay-local">{fill(texts.localTime, { time: local })}</span>}
    </>
  );
}
