import { Input } from "@medusajs/ui";
import type { ListViewAnswer } from "../../api/admin/haipay/list-views/route";
import type { ShownListView } from "../../contract/list-views";
import { ActDrawer } from "../components/acts/act-drawer";
import { useActDrawer } from "../components/acts/use-act-drawer";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { keptFilters } from "./kept-filters";
import type { Parameters } from "./use-payment-list";

const LONGEST = 40;

interface SaveViewProps {
  filters: Parameters;
  /** The views that there are. */
  own: readonly ShownListView[];
}

/** Keeps the present filters under a name. */
export function SaveView({ filters, own }: SaveViewProps) {
  const { t } = useTexts();
  const form = useForm<"name", ListViewAnswer>({
    path: "/admin/haipay/list-views",
    inForce: { name: "" },
    required: ["name"],
    done: t("payments.views.saved"),
  });
  const { drawer, send } = useActDrawer(form);
  const name = form.values.name.trim();
  const replaces = own.some((view) => view.name === name);
  return (
    <ActDrawer
      button={t("payments.views.save")}
      title={t("payments.views.saveTitle")}
      description={t("payments.views.saveDescription")}
      submit={t("payments.views.saveSubmit")}
      {...drawer}
      onSubmit={() => form.isComplete() && send({ name, query: keptFilters(filters) })}
    >
      <Field
        label={t("payments.views.nameField")}
        hint={t(replaces ? "payments.views.replaces" : "payments.views.nameHint")}
        error={form.errorAt("name")}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={LONGEST}
            value={form.values.name}
            onChange={({ target }) => form.change({ name: target.value })}
          />
        )}
      </Field>
    </ActDrawer>
  );
}
