import { Badge } from "@medusajs/ui";
import type { Environment } from "../../modules/haipay/settings/settings";
import { useTexts } from "../i18n/use-texts";

/** Marks payments outside production, where no money moves. */
export function EnvironmentBadge({ environment }: { environment: Environment | null }) {
  const { t } = useTexts();
  if (environment === null || environment === "production") return null;
  return (
    <Badge size="2xsmall" color="purple" className="w-fit shrink-0 whitespace-nowrap">
      {t(`common.environments.${environment}`)}
    </Badge>
  );
}
