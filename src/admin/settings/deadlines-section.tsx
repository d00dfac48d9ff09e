import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { DEADLINE_NUMBERS, DEADLINE_SWITCHES } from "./deadline-fields";
import { fieldsInForce } from "./fields-in-force";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { SwitchField } from "./switch-field";
import { TextField } from "./text-field";
import { readTypedSum } from "./typed-sum";

/** How long buyers may take, and what happens then. */
export function DeadlinesSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const { fields } = settings;
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: fieldsInForce(fields, [...DEADLINE_NUMBERS, ...DEADLINE_SWITCHES]),
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
          {DEADLINE_NUMBERS.map((field) => (
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
          {DEADLINE_SWITCHES.map((field) => (
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
