import { Input } from "@medusajs/ui";
import { useState } from "react";
import { ActDrawer } from "../components/acts/act-drawer";
import { Confirm } from "../components/acts/confirm";
import { useActDrawer } from "../components/acts/use-act-drawer";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";

/** Erases everything stored about a shopper, over all purchases; asks for confirmation. */
export function EraseBuyer() {
  const { t } = useTexts();
  const form = useForm({
    path: "/admin/haipay/erasures",
    inForce: { email: "" },
    required: ["email"],
    done: t("payments.eraseBuyer.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const [confirming, setConfirming] = useState(false);
  const email = form.values.email.trim();
  return (
    <ActDrawer
      button={t("payments.eraseBuyer.button")}
      title={t("payments.eraseBuyer.title")}
      description={t("payments.eraseBuyer.description")}
      submit={t("payments.eraseBuyer.submit")}
      onSubmit={() => setConfirming(form.isComplete())}
      {...drawer}
    >
      <Field label={t("payments.eraseBuyer.email")} error={form.errorAt("email")}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            value={form.values.email}
            onChange={({ target }) => form.change({ email: target.value })}
          />
        )}
      </Field>
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("payments.eraseBuyer.confirm", { email })}
        description={t("payments.eraseBuyer.consequence")}
        action={t("payments.eraseBuyer.submit")}
        onConfirm={() => send({ email })}
      />
    </ActDrawer>
  );
}
