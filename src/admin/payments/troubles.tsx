import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { NoticesAnswer } from "../../api/admin/haipay/notices/route";
import type { ShownTrouble } from "../../contract/accounts-api";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { Said } from "../components/said";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";

const REFRESH_MS = 60_000;
const SETTINGS = "/settings/haipay";

/** A red bar for each account and method that cannot take money. */
export function Troubles() {
  const { data } = useAnswer<NoticesAnswer>("/admin/haipay/notices", { refetchInterval: REFRESH_MS });
  return (data?.notices.troubles ?? []).map((trouble) => (
    <TroubleBar key={trouble.account} trouble={trouble} />
  ));
}

/** Which methods are affected, since when, how many shoppers, and how to fix it. */
export function TroubleBar({ trouble }: { trouble: Wire<ShownTrouble> }) {
  const { t, language } = useTexts();
  const { method, cause, failing_since, buyers_met, buyers_met_is_capped, next_ask_at, last_error } = trouble;
  const currency = trouble.currency.toUpperCase();
  const met = { count: buyers_met };
  return (
    <Alert variant="error" role="alert" className="border-ui-tag-red-border bg-ui-tag-red-bg text-ui-fg-base">
      <div className="flex flex-col gap-y-1">
        <strong>
          {method === null
            ? t("payments.trouble.account", { currency })
            : t("payments.trouble.method", { method: method.name[language], currency })}
        </strong>
        <span>
          {t("payments.trouble.since", {
            since: formatTime(failing_since, language),
            cause: t(`payments.trouble.causes.${cause}`),
          })}{" "}
          {buyers_met > 0 &&
            t(buyers_met_is_capped ? "payments.trouble.metMany" : "payments.trouble.met", met)}
        </span>
        <span>{t(`payments.trouble.ways.${cause}`)}</span>
        <span>
          {t("payments.trouble.off")}{" "}
          {t("payments.trouble.next", { next: formatTime(next_ask_at, language) })}
        </span>
        <Link to={SETTINGS} className="text-ui-fg-base hover:text-ui-fg-interactive underline w-fit">
          {t("payments.trouble.test")}
        </Link>
        <details>
          <summary className="text-ui-fg-subtle w-fit cursor-pointer">
            {t("payments.trouble.details")}
          </summary>
          <Said words={last_error} />
        </details>
      </div>
    </Alert>
  );
}
