import { useRef, useState, type ReactElement } from "react";
import type { Details } from "../../contract/store-api";
import { writeSum, writeTime } from "../../platform/language";
import { findMethod, firstChoice, wayOf } from "../core/choosing";
import { checkDetails } from "../core/fields";
import { HaiPayError } from "../core/errors";
import { createPayer, payAnotherWay, type PayOutcome } from "../core/pay";
import { fill } from "../core/texts";
import type { AnotherWayToPayProps } from "./another-way-to-pay";
import { BuyerFields, focusProblem } from "./buyer-fields";
import { requireClient, useHaiPay } from "./context";
import { MethodPicker } from "./method-picker";
import { PayButton } from "./pay-button";
import { PaymentReview } from "./payment-review";
import { usePaymentMethods } from "./use-payment-methods";
import { Problem } from "./waiting";

export interface AnotherChoiceProps extends AnotherWayToPayProps {
  collectionId: string;
  until: string | null;
  onClose: () => void;
}

/** The choice of another method for an order that is placed: loaded when the buyer asks for it. */
export function AnotherChoice({
  payment,
  returnUrl,
  onOutcome,
  collectionId,
  until,
  onClose,
  ...props
}: AnotherChoiceProps): ReactElement {
  const { client, language, texts } = useHaiPay();
  const { methods, problem, reload } = usePaymentMethods({
    paymentToken: payment.payment_token,
    cartId: props.cartId,
    orderId: props.orderId,
  });
  const [picked, setPicked] = useState<string | null>();
  const [details, setDetails] = useState<Details>({});
  const [tried, setTried] = useState(false);
  const place = useRef<HTMLElement>(null);
  // If the previous payment has ended, the same method again is the likeliest.
  const same = methods?.kinds
    .flatMap((kind) => kind.methods)
    .find(({ method }) => props.isOver && method === payment.method)?.provider_id;
  const chosen = picked === undefined ? methods && firstChoice(methods, same) : findMethod(methods, picked);
  const needed = methods?.needed_fields ?? [];
  const untilText = until && fill(texts.anotherWayUntil, { until: writeTime(new Date(until), language) });

  function validate(): string | undefined {
    setTried(true);
    if (Object.keys(checkDetails(needed, details, texts)).length === 0) return undefined;
    focusProblem(place.current);
    return "";
  }

  return (
    <section
      ref={place}
      className="haipay-another-way haipay-checkout haipay-no-print"
      aria-label={texts.anotherWay}
    >
      <p className="haipay-note">
        {!props.isOver && texts.anotherWayHint} {untilText}
      </p>
      <Problem>{problem}</Problem>
      {(methods || problem === undefined) && (
        <MethodPicker
          methods={methods}
          value={chosen?.provider_id}
          onChange={(method) => setPicked(method?.provider_id ?? null)}
        >
          {methods && chosen && methods.amount !== null && (
            <>
              <BuyerFields needed={needed} value={details} onChange={setDetails} showProblems={tried} />
              <PaymentReview
                method={chosen}
                amount={methods.amount}
                currencyCode={methods.currency_code}
                brief
              />
            </>
          )}
        </MethodPicker>
      )}
      {methods && chosen && methods.amount !== null && (
        <PayButton
          sum={writeSum(methods.amount, methods.currency_code)}
          method={wayOf(chosen, language)}
          about={`${picked} ${JSON.stringify(details)}`}
          pay={() => payAnotherWay(requireClient(client), collectionId, chosen, { ...details, returnUrl })}
          validate={validate}
          onProblem={reload}
          onOutcome={(outcome) => {
            void reload();
            onOutcome(outcome);
          }}
        >
          {fill(texts.payNow, { method: wayOf(chosen, language) })}
        </PayButton>
      )}
      <button type="button" className="haipay-button haipay-quiet" onClick={onClose}>
        {texts.back}
      </button>
    </section>
  );
}

/** The wallet once more, without going through the checkout or the choice again. */
export function SameAgain({
  payment,
  cartId,
  orderId,
  returnUrl,
  onOutcome,
}: AnotherWayToPayProps): ReactElement {
  const { client, language, texts } = useHaiPay();
  const name = { method: payment.method_name[language] };

  async function pay(): Promise<PayOutcome> {
    const asked = requireClient(client);
    const way = payment.another_way;
    const methods = await asked.listMethods(
      way?.at === "checkout" && cartId !== undefined
        ? { cartId }
        : { paymentToken: payment.payment_token, cartId, orderId },
    );
    const method = methods.kinds.flatMap((kind) => kind.methods).find((one) => one.method === payment.method);
    if (!method?.available)
      throw new HaiPayError("refused", method?.reason?.[language] ?? texts.noMethods, 0);
    return way?.at === "order"
      ? payAnotherWay(asked, way.payment_collection_id, method, { returnUrl })
      : createPayer(asked)({
          cartId: cartId ?? "",
          method,
          details: { returnUrl },
          expectedAmount: payment.amount,
        });
  }

  return (
    <PayButton pay={pay} onOutcome={onOutcome}>
      {fill(texts.sameAgain, name)}
    </PayButton>
  );
}
