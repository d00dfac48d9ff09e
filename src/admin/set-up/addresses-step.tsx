import { Button } from "@medusajs/ui";
import type { ShownSetUp } from "../../contract/set-up-api";
import type { Wire } from "../client/wire";
import { backendUrl } from "../client/sdk";
import { TroubleAlert } from "../components/error-alert";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { fieldsInForce } from "../settings/fields-in-force";
import { useIsReadonly } from "../settings/readonly";
import { linesOf, withLines } from "../settings/shop-section";
import { TextField } from "../settings/text-field";
import type { StepProps } from "./step";

const FIELDS = ["storefront_urls", "notify_base_url"] as const;

interface AddressesStepProps extends StepProps {
  setUp: Wire<ShownSetUp>;
}

/** Where shoppers come back to, and where HaiPay's notifications go: filled in from what is known. */
export function AddressesStep({ settings, setUp, onDone }: AddressesStepProps) {
  const { t } = useTexts();
  const isReadonly = useIsReadonly();
  const { fields } = settings;
  const saved = fieldsInForce(fields, FIELDS);
  const proposed = {
    storefront_urls: saved.storefront_urls || setUp.storefronts.join(","),
    // The dashboard already reaches the server under this address.
    notify_base_url: saved.notify_base_url || new URL(backendUrl, window.location.origin).origin,
  };
  const form = useForm({ path: "/admin/haipay/settings", inForce: proposed, done: t("settings.saved") });
  const body = () => {
    const values = {
      storefront_urls: linesOf(form.values.storefront_urls),
      notify_base_url: form.values.notify_base_url,
    };
    const open = Object.entries(values).filter(([field]) => fields[field].fixed_by === null);
    return Object.fromEntries(open);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.send(body(), onDone);
      }}
    >
      <div className="grid gap-4 md:grid-cols-2">
        {FIELDS.map((field) => (
          <TextField
            key={field}
            docs="settings"
            label={t(`settings.shop.${field}`)}
            hint={t(`settings.shop.${field}_hint`)}
            field={fields[field]}
            value={field === "storefront_urls" ? withLines(form.values[field]) : form.values[field]}
            onChange={(value) => form.change({ [field]: value })}
            error={form.errorAt(field)}
            lines={field === "storefront_urls" ? 2 : undefined}
          />
        ))}
      </div>
      <TroubleAlert text={form.trouble} />
      <Button
        type="submit"
        size="small"
        className="self-start"
        isLoading={form.sending}
        disabled={isReadonly}
      >
        {t("setUp.addresses.use")}
      </Button>
    </form>
  );
}
