import { Button, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { TroubleAlert } from "../components/error-alert";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "../settings/readonly";
import { RegionBoxes } from "../settings/region-boxes";
import type { StepProps } from "./step";

/** Which methods shoppers can choose, in which region. */
export function MethodsStep({ settings, account: { currency }, onDone }: StepProps) {
  const { t, language } = useTexts();
  const isReadonly = useIsReadonly();
  const { methods } = settings;
  const regions = settings.regions[currency];
  const offer = useForm({ path: "/admin/haipay/settings/regions", inForce: {}, done: t("settings.saved") });
  if (regions.length === 0) {
    return (
      <Text size="small">
        {t("setUp.methods.noRegion", { currency: currency.toUpperCase() })}{" "}
        <Link to="/settings/regions/create" className="text-ui-fg-base underline">
          {t("setUp.methods.makeRegion")}
        </Link>
      </Text>
    );
  }
  const all = Object.fromEntries(methods.map(({ id }) => [id, true]));
  return (
    <>
      <Text size="small">{t("setUp.methods.intro")}</Text>
      <div className="flex flex-wrap gap-2">
        {regions.map((region) => (
          <Button
            key={region.id}
            type="button"
            size="small"
            disabled={isReadonly}
            isLoading={offer.sending}
            onClick={() => offer.send({ region_id: region.id, methods: all }, onDone)}
          >
            {t("setUp.methods.offerAll", { region: region.name })}
          </Button>
        ))}
      </div>
      <TroubleAlert text={offer.trouble} />
      <div className="overflow-x-auto">
        <table className="txt-small w-full text-left">
          <thead>
            <tr className="text-ui-fg-subtle border-b">
              <th className="py-2 pr-4 font-medium">{t("settings.methods.method")}</th>
              {regions.map(({ id, name }) => (
                <th key={id} className="px-3 py-2 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {methods.map((method) => (
              <tr key={method.id} className="border-b last:border-0">
                <th scope="row" className="py-2 pr-4 font-normal">
                  {method.name[language]}
                </th>
                {regions.map((region) => (
                  <td key={region.id} className="px-3 py-2">
                    <RegionBoxes method={method} currency={currency} regions={[region]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
