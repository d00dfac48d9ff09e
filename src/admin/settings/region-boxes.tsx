import { Checkbox, Label } from "@medusajs/ui";
import { useId } from "react";
import type { ShownMethod, ShownRegion } from "../../contract/settings-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "./readonly";

interface RegionBoxesProps {
  method: Wire<ShownMethod>;
  currency: Currency;
  /** Each gets a checkbox. */
  regions: readonly Wire<ShownRegion>[];
  /** Whether the region's name is beside the checkbox; otherwise it heads the column. */
  named?: boolean;
}

/** A checkbox for each region: ticking it adds the method to the region's payment providers at once. */
export function RegionBoxes({ method, currency, regions, named = false }: RegionBoxesProps) {
  return regions.map((region) => (
    <RegionBox key={region.id} method={method} currency={currency} region={region} named={named} />
  ));
}

function RegionBox({
  method,
  currency,
  region,
  named,
}: Omit<RegionBoxesProps, "regions"> & { region: Wire<ShownRegion>; named: boolean }) {
  const { t, language } = useTexts();
  const id = useId();
  const isReadonly = useIsReadonly();
  const of = { method: method.name[language], region: region.name };
  const isOffered = method.currencies[currency].regions.some((offering) => offering.id === region.id);
  const form = useForm({
    path: "/admin/haipay/settings/regions",
    inForce: {},
    done: t(isOffered ? "settings.methods.takenOut" : "settings.methods.putIn", of),
  });
  return (
    <span className="flex items-center gap-x-2">
      <Checkbox
        id={id}
        aria-label={t("settings.methods.offerIn", of)}
        checked={form.sending ? !isOffered : isOffered}
        disabled={isReadonly || form.sending}
        onCheckedChange={(checked) =>
          form.send({ region_id: region.id, methods: { [method.id]: checked === true } })
        }
      />
      {named && (
        <Label htmlFor={id} size="small">
          {region.name}
        </Label>
      )}
      {form.trouble && (
        <span role="alert" className="text-ui-fg-error txt-compact-small">
          {form.trouble}
        </span>
      )}
    </span>
  );
}
