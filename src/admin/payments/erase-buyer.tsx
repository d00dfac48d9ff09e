import { Input } from "@medusajs/ui";
import { ActDrawer } from "../components/acts/act-drawer";
import { useActDrawer } from "../components/acts/use-act-drawer";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";

/** Erases all that is kept of a shopper, who may have bought many times. */
export function EraseBuyer() {
  const { t } = useTexts();
  const form = useForm({
    path: "/admin/haipay/erasures",
    inForce: { email: "" },
    required: ["email"],
    done: t("payments.eraseBuyer.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const erase = () => {
    if (form.isComplete()) send({ email: form.values.email.trim() });
  };
  return (
    <ActDrawer
      button={t("payments.eraseBuyer.button")}
      title={t("payments.eraseBuyer.title")}
      description={t("payments.eraseBuyer.description")}
      submit={t("payments.eraseBuyer.submit")}
      onSubmit={erase}
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
    </ActDrawer>
  );
}
