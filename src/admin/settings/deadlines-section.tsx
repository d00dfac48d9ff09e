import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { fieldsInForce } from "./fields-in-force";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { SwitchField } from "./switch-field";
import { TextField } from "./text-field";
import { readTypedSum } from "./typed-sum";

const NUMBERS = [
  "deadline_ewallet_minutes",
  "deadline_konbini_days",
  "deadline_bank_transfer_days",
  "reminder_hours",
  "failed_order_hours",
  "late_money_days",
] as const;
const SWITCHES = ["cancel_unpaid_orders", "slip_emails"] as const;

/** How long buyers may take, and what happens then. */
export function DeadlinesSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const { fields } = settings;
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: fieldsInForce(fields, [...NUMBERS, ...SWITCHES]),
    done: t("settings.saved"),
  });
  return (
    <Section heading={t("settings.deadlines.heading")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send(bodyOf(form.changed));
        }}
      >
        <div className="grid gap-6 px-6 py-4 md:grid-cols-2">
          {NUMBERS.map((field) => (
            <TextField
              key={field}
              label={t(`settings.deadlines.${field}`)}
              docs="payment-flow"
              field={fields[field]}
              value={form.values[field]}
              onChange={(value) => form.change({ [field]: value })}
              error={form.errorAt(field)}
            />
          ))}
          {SWITCHES.map((field) => (
            <SwitchField
              key={field}
              label={t(`settings.deadlines.${field}`)}
              hint={t(`settings.deadlines.${field}_hint`)}
              docs="payment-flow"
              field={fields[field]}
              value={form.values[field] === "on"}
              onChange={(value) => form.change({ [field]: value ? "on" : "off" })}
            />
          ))}
        </div>
        <SaveBar form={form} />
      </form>
    </Section>
  );
}

/** What is no number goes out as one that the server refuses at its field. */
function bodyOf(changed: Partial<Record<string, string>>): Record<string, boolean | number | null> {
  const values = Object.entries(changed).map(
    ([field, text]) => [field, valueOf((text ?? "").trim())] as const,
  );
  return Object.fromEntries(values);
}

function valueOf(text: string): boolean | number | null {
  if (text === "on" || text === "off") return text === "on";
  if (text === "") return null;
  const sum = readTypedSum(text);
  return /^\d+(\.\d+)?$/.test(sum) ? Number(sum) : -1;
}
