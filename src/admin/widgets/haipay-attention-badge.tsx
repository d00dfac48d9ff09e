import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { ExclamationCircleSolid } from "@medusajs/icons";
import { Link } from "react-router-dom";
import { useOpenAttentions } from "../attention/use-open-attentions";
import { useTexts } from "../i18n/use-texts";

/** On top of every page, while something needs a person. */
const HaipayAttentionBadge = () => {
  const { t } = useTexts();
  const count = useOpenAttentions();
  if (!count) return null;
  const waiting = t("orders.attention.waiting", { count });
  return (
    <Link
      to="/haipay?attention=open"
      aria-label={waiting}
      title={waiting}
      className="bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border txt-compact-xsmall-plus flex items-center gap-x-1 rounded-md border px-1.5 py-0.5"
    >
      <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
      <span className="hidden sm:inline">{waiting}</span>
      <span className="sm:hidden">{count}</span>
    </Link>
  );
};

export const config = defineWidgetConfig({ zone: "topbar" });

export default HaipayAttentionBadge;
