import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { fieldsInForce } from "./fields-in-force";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { TextField } from "./text-field";

const FIELDS = ["storefront_urls", "return_path", "notify_base_url", "subject", "shop_contact"] as const;

/** The addresses of the shop, and what HaiPay is told with each order. */
export function ShopSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const { fields } = settings;
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: fieldsInForce(fields, FIELDS),
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
    <Section heading={t("settings.shop.heading")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send(body());
        }}
      >
        <div className="grid gap-6 px-6 py-4 md:grid-cols-2">
          {FIELDS.map((field) => (
            <TextField
              key={field}
              label={t(`settings.shop.${field}`)}
              hint={t(`settings.shop.${field}_hint`)}
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

function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The server writes the list with commas. */
function withLines(text: string): string {
  return text.replaceAll(",", "\n");
}
