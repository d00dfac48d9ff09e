import { Container, Heading, Text } from "@medusajs/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { Link } from "react-router-dom";
import type { SetUpAnswer } from "../../api/admin/haipay/settings/set-up/route";
import type { SettingsAnswer } from "../../api/admin/haipay/settings/settings-input";
import type { ShownSetUp } from "../../contract/set-up-api";
import type { ShownSettings } from "../../contract/settings-api";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";
import { Readonly } from "../settings/readonly";
import { AddressesStep } from "./addresses-step";
import { ConsoleStep } from "./console-step";
import { KeysStep } from "./keys-step";
import { MethodsStep } from "./methods-step";
import { Step } from "./step";
import { STEPS, stepsDone, type StepName } from "./steps-done";
import { TestPaymentStep } from "./test-payment-step";

const REFRESH_MS = 5_000;
const CAPTURED_MS = 4_000;

/** The checklist until the first payment: one step open at a time, each done right here. */
export function SetUp({ children }: { children: (hasPayments: boolean) => ReactNode }) {
  const { t } = useTexts();
  const [wasNeeded, setWasNeeded] = useState(false);
  const { data, error } = useAnswer<SetUpAnswer>("/admin/haipay/settings/set-up", {
    refetchInterval: wasNeeded ? REFRESH_MS : undefined,
  });
  const setUp = data?.set_up;
  if (setUp && !setUp.is_done && !wasNeeded) setWasNeeded(true);
  // A user who may not see the settings sees only the payments.
  if (error || setUp?.is_done) {
    return (
      <>
        {wasNeeded && setUp?.is_done && <Finished />}
        {children(true)}
      </>
    );
  }
  if (!setUp) return <Text className="px-6 py-4">{t("common.loading")}</Text>;
  return (
    <>
      <Checklist setUp={setUp} />
      {children(setUp.has_payments)}
    </>
  );
}

function Checklist({ setUp }: { setUp: Wire<ShownSetUp> }) {
  const { data } = useAnswer<SettingsAnswer>("/admin/haipay/settings");
  if (!data) return null;
  return (
    <Readonly.Provider value={data.settings.readonly_by !== null}>
      <Steps setUp={setUp} settings={data.settings} />
    </Readonly.Provider>
  );
}

function Steps({ setUp, settings }: { setUp: Wire<ShownSetUp>; settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<StepName>();
  const done = stepsDone(settings, setUp);
  const next = STEPS.find((step) => !done[step]);
  const open = chosen ?? next;
  const count = STEPS.filter((step) => done[step]).length;
  const account =
    settings.accounts.find(({ ready }) => ready) ??
    settings.accounts.find(({ currency }) => settings.regions[currency].length > 0) ??
    settings.accounts[0];
  // After a finished step the next unfinished one opens.
  const of = { settings, account, onDone: () => setChosen(undefined) };
  const bodies: Record<StepName, ReactNode> = {
    keys: <KeysStep {...of} />,
    console: <ConsoleStep {...of} />,
    addresses: <AddressesStep {...of} setUp={setUp} />,
    methods: <MethodsStep {...of} />,
    test: <TestPaymentStep {...of} />,
  };
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-6 py-4">
        <div>
          <Heading level="h2">{t("setUp.heading")}</Heading>
          <Text size="small" className="text-ui-fg-subtle mt-1">
            {t("setUp.intro")}
          </Text>
        </div>
        <Text size="small" weight="plus" role="status">
          {t("setUp.progress", { done: count, all: STEPS.length })}
        </Text>
      </div>
      <ol className="divide-y">
        {STEPS.map((step, index) => (
          <Step
            key={step}
            number={index + 1}
            name={t(`setUp.steps.${step}`)}
            isDone={done[step]}
            isOpen={step === open}
            onToggle={() => setChosen(step === open && step !== next ? undefined : step)}
          >
            {bodies[step]}
          </Step>
        ))}
      </ol>
    </Container>
  );
}

function Finished() {
  const { t } = useTexts();
  const queries = useQueryClient();
  // The figures and the list were read before the money came, and it is captured a moment after it has come.
  useEffect(() => {
    void queries.invalidateQueries();
    const again = setTimeout(() => void queries.invalidateQueries(), CAPTURED_MS);
    return () => clearTimeout(again);
  }, [queries]);
  return (
    <Container className="border-ui-tag-green-border bg-ui-tag-green-bg border px-6 py-4" role="status">
      <Text weight="plus">{t("setUp.finished")}</Text>
      <Text size="small" className="mt-1">
        {t("setUp.finishedNext")}{" "}
        <Link to="/settings/haipay" className="underline">
          {t("setUp.settings")}
        </Link>
      </Text>
    </Container>
  );
}
