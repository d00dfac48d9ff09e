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
      <Changes changes={changes.filter(({ is_set_up }) => !is_set_up)} />
      <SetUpChanges changes={changes.filter(({ is_set_up }) => is_set_up)} />
    </>
  );
}

type ChangesProps = Pick<Wire<ShownNotices>, "changes">;

/** Nobody can divert money unnoticed. */
function Changes({ changes }: ChangesProps) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  return (
    <Alert variant="warning" role="status">
      <div className="flex flex-col gap-y-2">
        <strong>{t("payments.notices.changed")}</strong>
        <ChangeList changes={changes} />
        <span>
          {t("payments.notices.unknown")}{" "}
          <Link to="/settings/haipay" className="text-ui-fg-base hover:text-ui-fg-interactive underline">
            {t("payments.notices.settings")}
          </Link>
        </span>
      </div>
    </Alert>
  );
}

/** What was entered before the first money came alarms nobody, and can be looked up all the same. */
function SetUpChanges({ changes }: ChangesProps) {
  const { t } = useTexts();
  if (changes.length === 0) return null;
  return (
    <details className="txt-small text-ui-fg-subtle px-1">
      <summary className="w-fit cursor-pointer">
        {t("payments.notices.setUp", { count: changes.length })}
      </summary>
      <div className="mt-2">
        <ChangeList changes={changes} />
      </div>
    </details>
  );
}

function ChangeList({ changes }: ChangesProps) {
  const { t } = useTexts();
  const textOf = useAnnouncedChangeText();
  return (
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
  );
}
