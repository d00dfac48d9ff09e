import type { CollectOrder } from "../client/answers";
import { Fact } from "../components/facts";
import { useTexts } from "../i18n/use-texts";

interface SlipFactsProps {
  slip: NonNullable<CollectOrder["slip"]>;
  method: CollectOrder["method"];
}

/** What the buyer needs in order to pay, to be read out on the phone or sent again. */
export function SlipFacts({ slip, method }: SlipFactsProps) {
  const { t, language } = useTexts();
  const account = method.kind === "bank_transfer";
  return (
    <>
      {account && <Fact name={t("orders.slip.bank")}>{method.name[language]}</Fact>}
      {/* Of a bank this is the platform's name of the channel, which says nothing to people. */}
      {!account && slip.bank_code && (
        <Fact name={t("orders.slip.code")} copy={slip.bank_code}>
          <span className="font-mono">{slip.bank_code}</span>
        </Fact>
      )}
      {slip.bank_no && (
        <Fact name={t(account ? "orders.slip.account" : "orders.slip.number")} copy={slip.bank_no}>
          <span className="break-all font-mono">{slip.bank_no}</span>
        </Fact>
      )}
      {slip.pay_url && (
        <Fact name={t("orders.slip.link")} copy={slip.pay_url}>
          <a
            href={slip.pay_url}
            target="_blank"
            rel="noreferrer noopener"
            className="text-ui-fg-base hover:text-ui-fg-interactive break-all underline"
          >
            {t("orders.slip.open")}
          </a>
        </Fact>
      )}
    </>
  );
}
