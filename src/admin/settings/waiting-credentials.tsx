import { Alert, Button } from "@medusajs/ui";
import type { SettingsAnswer } from "../../api/admin/haipay/settings/settings-input";
import type { ShownAccount, WaitingAccount } from "../../contract/settings-api";
import type { Environment } from "../../modules/haipay/settings/settings";
import type { Wire } from "../client/wire";
import { TroubleAlert } from "../components/error-alert";
import { formatTime } from "../format/time";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "./readonly";

interface WaitingCredentialsProps {
  account: Wire<ShownAccount>;
  waiting: Wire<WaitingAccount>;
  environment: Environment;
}

/** Credentials that were saved but take no payments yet: why, and what to do. */
export function WaitingCredentials({ account, waiting, environment }: WaitingCredentialsProps) {
  const { t, language } = useTexts();
  const currency = account.currency.toUpperCase();
  const isRemoval = waiting.act === "remove";
  const when = (at: string) => `${formatTime(at, language)} ${t("common.japanTime")}`;
  const who = waiting.by.map(({ name }) => name ?? t("settings.credentials.somebody")).join(", ");
  const appId = waiting.app_id_in_use;
  const meanwhile = isRemoval
    ? t("settings.waiting.removal")
    : appId === null
      ? t("settings.waiting.noneInUse", { currency })
      : t("settings.waiting.inUse", { app_id: appId });
  return (
    <Alert variant="warning">
      <div className="flex flex-col gap-y-2">
        <strong>{t(isRemoval ? "settings.waiting.titleRemoval" : "settings.waiting.title")}</strong>
        <span>
          {meanwhile} {t("settings.waiting.by", { who, when: when(waiting.at) })}
        </span>
        <ul className="list-disc pl-5">
          {waiting.needs.map((need) => (
            <li key={need}>
              {t(`settings.waiting.needs.${need === "administrator" && waiting.own ? "own" : need}`)}
            </li>
          ))}
        </ul>
        {waiting.test && waiting.test.outcome !== "well" && (
          <span>
            {t("settings.waiting.asked", { when: when(waiting.test.at) })}{" "}
            {t(`settings.test.${waiting.test.outcome}`)} {t(`settings.test.${waiting.test.outcome}_do`)}
          </span>
        )}
        <Decision currency={account.currency} waiting={waiting} environment={environment} />
      </div>
    </Alert>
  );
}

function Decision({
  currency,
  waiting: { act, needs, own, version },
  environment,
}: Omit<WaitingCredentialsProps, "account"> & Pick<ShownAccount, "currency">) {
  const { t } = useTexts();
  const isReadonly = useIsReadonly();
  const isRemoval = act === "remove";
  const isApproval = needs.includes("administrator");
  const path = `/admin/haipay/settings/credentials/${currency}/proposal` as const;
  const use = useForm<never, SettingsAnswer>({
    path,
    inForce: {},
    done: t(isRemoval ? "settings.waiting.removed" : "settings.waiting.used"),
    isDone: ({ settings }) =>
      settings.accounts.every((account) => account.currency !== currency || account.waiting === null),
    notDone: t("settings.waiting.notYet"),
  });
  const discard = useForm({
    path: `${path}?environment=${environment}`,
    method: "DELETE",
    inForce: {},
    done: t("settings.waiting.discarded"),
  });
  if (isReadonly) return null;
  const confirm = isRemoval ? "confirmRemoval" : isApproval ? "confirm" : "use";
  return (
    <>
      <TroubleAlert text={use.trouble ?? discard.trouble} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          size="small"
          isLoading={use.sending}
          disabled={needs.includes("credentials") || (isApproval && own)}
          onClick={() => use.send({ environment, version })}
        >
          {t(`settings.waiting.${confirm}`)}
        </Button>
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={discard.sending}
          onClick={() => discard.send({})}
        >
          {t(isApproval && !own ? "settings.waiting.reject" : "settings.waiting.discard")}
        </Button>
      </div>
    </>
  );
}
