import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { fieldsInForce } from "./fields-in-force";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import type { ADDRESS_FIELDS, DETAIL_FIELDS } from "./shop-fields";
import { TextField } from "./text-field";

interface ShopSectionProps {
  settings: Wire<ShownSettings>;
  heading: string;
  show: readonly ((typeof ADDRESS_FIELDS)[number] | (typeof DETAIL_FIELDS)[number])[];
}

/** The addresses of the shop, and what is sent to HaiPay with each order. */
export function ShopSection({ settings, heading, show }: ShopSectionProps) {
  const { t } = useTexts();
  const { fields } = settings;
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: fieldsInForce(fields, show),
    done: t("settings.saved"),
  });
  const body = () =>
    Object.fromEntries(
      Object.entries<string>(form.changed).map(([field, text]) => [
        field,
        text.trim() === "" ? null : field === "storefront_urls" ? linesOf(text) : text,
      ]),
    );
  return (
    <Section heading={heading}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send(body());
        }}
      >
        <div className="grid gap-6 px-6 py-4 md:grid-cols-2">
          {show.map((field) => (
            <TextField
              key={field}
              label={t(`settings.shop.${field}`)}
              hint={t(`settings.shop.${field}_hint`)}
              docs="settings"
              field={fields[field]}
              value={field === "storefront_urls" ? withLines(form.values[field]) : form.values[field]}
              onChange={(value) => form.change({ [field]: value })}
              error={form.errorAt(field)}
              lines={field === "storefront_urls" ? 3 : undefined}
            />
          ))}
        </div>
        <SaveBar form={form} />
      </form>
    </Section>
  );
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The server writes the list with commas. */
export function withLines(text: string): string {
  return text.replaceAll(",", "\n");
}
