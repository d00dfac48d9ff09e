import { Alert, Button, Text } from "@medusajs/ui";
import type { ConnectionAnswer } from "../../api/admin/haipay/settings/credentials/[currency]/test/route";
import type { ShownAccount } from "../../contract/settings-api";
import type { ConnectionTest as Result } from "../../modules/haipay/settings/test-connection";
import type { Currency } from "../../platform/catalogue";
import { useAct } from "../client/use-act";
import type { Wire } from "../client/wire";
import { ErrorAlert } from "../components/error-alert";
import { Said } from "../components/said";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";

interface ConnectionTestProps {
  currency: Currency;
  /** Which of the merchant's keys signs. */
  signedWith: "current" | "prepared";
  label: string;
  /** The result of the last test; null for none. */
  last?: Wire<ShownAccount>["last_test"];
  /** Why it cannot be tested now. */
  blockedBy?: string;
}

/** Asks the platform, and explains its answer and what to do. */
export function ConnectionTest({ currency, signedWith, label, last, blockedBy }: ConnectionTestProps) {
  const { run, running, answer, error } = useAct<ConnectionAnswer>(
    `/admin/haipay/settings/credentials/${currency}/test`,
  );
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={running}
          disabled={blockedBy !== undefined}
          onClick={() => run({ key: signedWith })}
        >
          {label}
        </Button>
        {blockedBy !== undefined && (
          <Text size="small" className="text-ui-fg-subtle">
            {blockedBy}
          </Text>
        )}
      </div>
      <div aria-live="polite">
        <ErrorAlert error={error} />
        {answer && !running && <Outcome result={answer.test} />}
        {!answer && last && <LastTest test={last} />}
      </div>
    </div>
  );
}

/** What was known when somebody last asked: it may have changed since. */
function LastTest({ test }: { test: NonNullable<Wire<ShownAccount>["last_test"]> }) {
  const { t, language } = useTexts();
  const { at, outcome, platform_key_proven } = test;
  const isHalf = outcome === "well" && !platform_key_proven;
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {t("settings.test.last", { at: `${formatTime(at, language)} ${t("common.japanTime")}` })}{" "}
      <span
        className={
          outcome === "well"
            ? isHalf
              ? "text-ui-tag-orange-text"
              : "text-ui-tag-green-text"
            : "text-ui-fg-error"
        }
      >
        {t(isHalf ? "settings.test.half" : `settings.test.${outcome}`)}
      </span>
    </Text>
  );
}

function Outcome({ result }: { result: Result }) {
  const { t } = useTexts();
  const { outcome, platform_key_proven, platform_code, platform_message, detail } = result;
  const isWell = outcome === "well";
  const next = isWell
    ? t(platform_key_proven ? "settings.test.keyProven" : "settings.test.keyUnproven")
    : t(`settings.test.${outcome}_do`);
  return (
    <Alert variant={isWell ? (platform_key_proven ? "success" : "warning") : "error"}>
      <div className="flex flex-col gap-y-1">
        <strong>
          {t(isWell && !platform_key_proven ? "settings.test.half" : `settings.test.${outcome}`)}
        </strong>
        <span>{next}</span>
        {platform_code !== null && (
          <span className="text-ui-fg-subtle">
            {t("settings.test.code")}: {platform_code || t("common.none")} · {t("settings.test.message")}:{" "}
            {platform_message || t("common.none")}
          </span>
        )}
        {!isWell && platform_code === null && (
          <span className="text-ui-fg-subtle break-words">
            {t("settings.test.detail")}: <Said words={detail} />
          </span>
        )}
      </div>
    </Alert>
  );
}
