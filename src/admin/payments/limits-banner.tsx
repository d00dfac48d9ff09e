import { Alert } from "@medusajs/ui";
import type { LimitsAnswer } from "../../api/admin/haipay/limits/route";
import { useAnswer } from "../client/use-answer";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";

const REFRESH_MS = 60_000;

/** Shows that limits have refused shoppers: somebody is flooding the shop, or a limit is too low for it. */
export function LimitsBanner() {
  const { t, language } = useTexts();
  const { data } = useAnswer<LimitsAnswer>("/admin/haipay/limits", { refetchInterval: REFRESH_MS });
  if (!data || data.limits.hits.length === 0) return null;
  return (
    <Alert variant="warning" role="status">
      <div className="flex flex-col gap-1">
        <strong>{t("payments.limits.title", { hours: data.limits.hours })}</strong>
        <ul className="list-disc pl-4">
          {data.limits.hits.map(({ limit, count, last_at }) => (
            <li key={limit}>
              {t(`payments.limits.${limit}`, { count, last: formatTime(last_at, language) })}
            </li>
          ))}
        </ul>
        <span>{t("payments.limits.whatNow")}</span>
      </div>
    </Alert>
  );
}
