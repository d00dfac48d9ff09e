import { Alert, Container } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { NoticesAnswer } from "../../api/admin/haipay/notices/route";
import type { ShownNotices } from "../../contract/notices-api";
import { AttentionCard } from "../attention/attention-card";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { ErrorAlert } from "../components/error-alert";
import { Time } from "../components/time";
import { useTexts } from "../i18n/use-texts";
import { TroubleBar } from "./troubles";
import { useAnnouncedChangeText } from "./announced-change-text";

const REFRESH_MS = 60_000;

/** What every administrator should see, whatever they came for: above everything else on the page. */
export function Notices() {
  const { data, error } = useAnswer<NoticesAnswer>("/admin/haipay/notices", { refetchInterval: REFRESH_MS });
  if (error) return <ErrorAlert error={error} />;
  if (!data) return null;
  const { attentions, changes } = data.notices;
  return (
    <>
      {data.notices.troubles.map((trouble) => (
        <TroubleBar key={trouble.account} trouble={trouble} />
      ))}
      {attentions.map((attention) => (
        <Container key={attention.id} className="border-ui-tag-red-border border px-6 py-4">
          <AttentionCard attention={attention} />
        </Container>
      ))}
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}

/** Nobody can divert money unnoticed. */
function Changes({ changes }: Pick<Wire<ShownNotices>, "changes">) {
  const { t } = useTexts();
  const textOf = useAnnouncedChangeText();
  return (
    <Alert variant="warning" role="status">
      <div className="flex flex-col gap-y-2">
        <strong>{t("payments.notices.changed")}</strong>
        <ul className="flex flex-col gap-y-1">
          {changes.map((entry) => (
            <li key={entry.id} className="break-words">
              <Time at={entry.at} both={false} />{" "}
              {t("payments.notices.by", {
                who: entry.by.id === "files" ? t("payments.notices.files") : (entry.by.name ?? entry.by.id),
                what: textOf(entry.changes),
              })}
            </li>
          ))}
        </ul>
        <span>
          {t("payments.notices.unknown")}{" "}
          <Link to="/settings/haipay" className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
            {t("payments.notices.settings")}
          </Link>
        </span>
      </div>
    </Alert>
  );
}
