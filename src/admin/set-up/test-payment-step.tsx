import { Button, Input, Select, Text } from "@medusajs/ui";
import type { TestPaymentAnswer } from "../../api/admin/haipay/settings/test-payment/route";
import { useState } from "react";
import type { ShownTestPayment } from "../../contract/set-up-api";
import type { Wire } from "../client/wire";
import { TroubleAlert } from "../components/error-alert";
import { Field } from "../components/field";
import { formatSum } from "../format/sum";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import type { StepProps } from "./step";
import { TESTER } from "./tester";

/** The smallest purchase, made and paid by the merchant: it proves what no connection test can. */
export function TestPaymentStep({ settings, account: { currency, ready } }: StepProps) {
  const { t, language } = useTexts();
  const [made, setMade] = useState<Wire<ShownTestPayment>>();
  const offered = settings.methods.filter(
    ({ currencies }) => currencies[currency].enabled && currencies[currency].regions.length > 0,
  );
  const form = useForm<"method" | "name" | "phone", TestPaymentAnswer>({
    path: "/admin/haipay/settings/test-payment",
    inForce: {
      method: (offered.find(({ kind }) => kind === "ewallet") ?? offered.at(0))?.id ?? "",
      name: TESTER[language],
      phone: "",
    },
    required: ["phone", "name"],
    done: t("setUp.test.made"),
    isDone: ({ test_payment }) => {
      setMade(test_payment);
      return true;
    },
  });
  if (!ready || offered.length === 0) return <Text size="small">{t("setUp.test.before")}</Text>;
  if (made) return <ToPay payment={made} onAgain={() => setMade(undefined)} />;
  const { method, name, phone } = form.values;
  return (
    <form
      noValidate
      className="flex flex-col gap-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isComplete()) form.send({ currency, method, name, phone, language });
      }}
    >
      <Text size="small">
        {t(settings.environment.value === "production" ? "setUp.test.real" : "setUp.test.play")}
      </Text>
      <div className="grid gap-4 md:grid-cols-3">
        <Field label={t("settings.methods.method")} error={form.errorAt("method")}>
          {(control) => (
            <Select value={method} onValueChange={(value) => form.change({ method: value })}>
              <Select.Trigger {...control}>
                <Select.Value />
              </Select.Trigger>
              <Select.Content>
                {offered.map(({ id, name: names }) => (
                  <Select.Item key={id} value={id}>
                    {names[language]}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          )}
        </Field>
        <Field label={t("setUp.test.name")} error={form.errorAt("name")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              value={name}
              onChange={({ target }) => form.change({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t("setUp.test.phone")} hint={t("setUp.test.phoneHint")} error={form.errorAt("phone")}>
          {(control) => (
            <Input
              {...control}
              type="tel"
              autoComplete="tel"
              value={phone}
              onChange={({ target }) => form.change({ phone: target.value })}
            />
          )}
        </Field>
      </div>
      <TroubleAlert text={form.trouble} />
      <Button type="submit" size="small" className="self-start" isLoading={form.sending}>
        {t("setUp.test.make")}
      </Button>
    </form>
  );
}

function ToPay({ payment, onAgain }: { payment: Wire<ShownTestPayment>; onAgain: () => void }) {
  const { t } = useTexts();
  const { pay_url, amount, currency } = payment;
  return (
    <div className="flex flex-col items-start gap-y-3" aria-live="polite">
      <Text size="small">{t("setUp.test.waiting", { sum: formatSum(amount, currency) })}</Text>
      <div className="flex flex-wrap gap-2">
        {pay_url !== null && (
          <Button size="small" asChild>
            <a href={pay_url} target="_blank" rel="noreferrer">
              {t("setUp.test.open")}
            </a>
          </Button>
        )}
        <Button type="button" size="small" variant="secondary" onClick={onAgain}>
          {t("setUp.test.again")}
        </Button>
      </div>
    </div>
  );
}
