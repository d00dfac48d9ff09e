import { useEffect, useRef, useState, type ReactElement, type ReactNode } from "react";
import { whyNotPlaced, type PayOutcome } from "../core/pay";
import { useHaiPay, waiting } from "./context";
import { Problem, Spinner } from "./waiting";

export interface PayButtonProps {
  /** Does the last click, for example by `createPayer`; what it throws is shown with its message. */
  pay: () => Promise<PayOutcome>;
  /** Everything except `redirect`, which the button follows itself. If nothing was placed, the button waits for the returned promise. */
  onOutcome: (outcome: PayOutcome) => unknown;
  /** Goes to the wallet's page; replaces the browser's own navigation. Not every buyer comes back: keep the id. */
  redirect?: (url: string, paymentToken: string) => void;
  /** Returns why it is not possible yet; undefined allows it, and "" stops it if the fields already show why. */
  validate?: () => string | undefined;
  /** What is paid and how, beside the button: on a phone both stay within reach at the bottom of the screen. */
  sum?: string;
  method?: string;
  /** When this changes, the last message no longer applies and is removed. */
  about?: string;
  /** After any failure: check whether the method can still be used. */
  onProblem?: () => unknown;
  disabled?: boolean;
  children?: ReactNode;
}

type Stage = "idle" | "working" | "leaving";

/** The last button: it acts once even when double-clicked, and shows any error below it. */
export const PayButton = waiting(Button, 1);

function Button(props: PayButtonProps): ReactElement {
  const { texts } = useHaiPay();
  const [stage, setStage] = useState<Stage>("idle");
  const [problem, setProblem] = useState<string>();
  const busy = useRef(false);

  function enter(next: Stage): void {
    busy.current = next !== "idle";
    setStage(next);
  }

  useEffect(() => {
    // After coming back from the wallet with the back button, the page is as it was left.
    const wake = (event: PageTransitionEvent) => event.persisted && enter("idle");
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  useEffect(() => setProblem(undefined), [props.about]);

  async function click(): Promise<void> {
    if (busy.current) return;
    const refusal = props.validate?.();
    setProblem(refusal);
    if (refusal !== undefined) return;
    enter("working");
    try {
      const outcome = await props.pay();
      if (outcome.type === "redirect") {
        enter("leaving");
        (props.redirect ?? goTo)(outcome.url, outcome.paymentToken);
        return;
      }
      const whyNot = whyNotPlaced(outcome, texts);
      setProblem(whyNot);
      await props.onOutcome(outcome);
      if (whyNot !== undefined) enter("idle");
    } catch (error) {
      setProblem((error as Error).message || texts.errorServer);
      enter("idle");
      void props.onProblem?.();
    }
  }

  const label = stage === "leaving" ? texts.redirecting : texts.working;
  return (
    <div className="haipay-pay">
      <Problem>{problem}</Problem>
      {props.sum !== undefined && (
        <p className="haipay-pay-sum">
          <span className="haipay-sum">{props.sum}</span>
          <span className="haipay-pay-method">{props.method}</span>
        </p>
      )}
      <button
        type="button"
        className="haipay-button haipay-primary"
        disabled={props.disabled || stage !== "idle"}
        aria-busy={stage !== "idle"}
        onClick={() => void click()}
      >
        {stage === "idle" ? (
          props.children
        ) : (
          <>
            <Spinner /> {label}
          </>
        )}
      </button>
    </div>
  );
}

function goTo(url: string): void {
  window.location.assign(url);
}
