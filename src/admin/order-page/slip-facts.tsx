import type { CollectOrder } from "../client/answers";
import { Fact } from "../components/facts";
import { useTexts } from "../i18n/use-texts";

interface SlipFactsProps {
  slip: NonNullable<CollectOrder["slip"]>;
  kind: CollectOrder["method"]["kind"];
}

/** What the shopper pays with, to be read out on the phone or sent once more. */
export function SlipFacts({ slip, kind }: SlipFactsProps) {
  const { t } = useTexts();
  const account = kind === "bank_transfer";
  return (
    <>
      {slip.bank_code && (
        <Fact name={t("orders.slip.bankCode")} copy={slip.bank_code}>
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
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover break-all"
          >
            {t("orders.slip.open")}
          </a>
        </Fact>
      )}
    </>
  );
}
