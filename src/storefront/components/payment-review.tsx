import type { ReactElement } from "react";
import type { OfferedMethod } from "../../contract/store-api";
import { writeSum } from "../../platform/language";
import { wayOf } from "../core/choosing";
import type { GivenSession } from "../core/client";
import { dataOf } from "../core/pay";
import { useHaiPay, waiting } from "./context";
import { Deadline } from "./deadline";

export interface PaymentReviewProps {
  method: OfferedMethod;
  /** Exact decimal in yen or dollars. */
  amount: string;
  currencyCode: string;
  /** What was chosen at an earlier step. A wallet's page has existed since then, with its deadline. */
  session?: GivenSession;
  /** The shop's privacy policy, which names the countries. */
  privacyUrl?: string;
  /** Leaves out method and sum, if they are shown beside the last button. */
  brief?: boolean;
}

/**
 * What must be shown before the last button of an order form in Japan (Act on Specified Commercial Transactions):
 * how, how much and until when is to be paid; and who is given the buyer's data (Act on the Protection of Personal Information).
 */
export const PaymentReview = waiting(Review, 2);

function Review(props: PaymentReviewProps): ReactElement {
  const { method, amount, currencyCode, session, privacyUrl, brief } = props;
  const { language, texts } = useHaiPay();
  const chosen = session && method.flow === "pay_first" ? dataOf(session).expiresAt : undefined;
  return (
    <section className="haipay-review" aria-label={texts.review}>
      {!brief && <h3 className="haipay-heading">{texts.review}</h3>}
      <dl className="haipay-facts">
        {!brief && (
          <>
            <dt>{texts.method}</dt>
            <dd>{wayOf(method, language)}</dd>
            <dt>{texts.sum}</dt>
            <dd className="haipay-sum">{writeSum(amount, currencyCode)}</dd>
          </>
        )}
        <dt>{texts.deadline}</dt>
        <dd>
          <Deadline at={chosen ?? method.expires_at} />
        </dd>
      </dl>
      <p className="haipay-note">
        {method.flow === "no_cart" ? texts.reviewNotePlaced : texts.reviewNotes[method.kind]}
      </p>
      <p className="haipay-small">
        {texts.privacyNotice}
        {privacyUrl !== undefined && (
          <>
            {" "}
            <a href={privacyUrl}>{texts.privacyPolicy}</a>
          </>
        )}
      </p>
    </section>
  );
}
