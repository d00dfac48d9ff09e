import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { ExclamationCircleSolid } from "@medusajs/icons";
import { DropdownMenu } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { attentionPath, attentionTitle } from "../attention/attention-title";
import { useOpenAttentions } from "../attention/use-open-attentions";
import { useTexts } from "../i18n/use-texts";

/**
 * At the top of every page, while something needs a person: what it is, in the reader's language, and a link
 * to it. Medusa's own notifications have one text for everybody and no link.
 */
const HaipayAttentionBadge = () => {
  const texts = useTexts();
  const { t } = texts;
  const { count = 0, attentions = [] } = useOpenAttentions() ?? {};
  if (count === 0) return null;
  const waiting = t("orders.attention.waiting", { count });
  return (
    <nav aria-label={t("common.name")}>
      <DropdownMenu>
        <DropdownMenu.Trigger
          aria-label={waiting}
          className="bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border txt-compact-xsmall-plus flex items-center gap-x-1 rounded-md border px-1.5 py-0.5"
        >
          <ExclamationCircleSolid className="text-ui-tag-orange-icon" />
          <span className="hidden sm:inline">{waiting}</span>
          <span className="sm:hidden">{count}</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end" className="max-w-[min(24rem,calc(100vw-2rem))]">
          {attentions.map((attention) => (
            <DropdownMenu.Item key={attention.id} asChild>
              <Link to={attentionPath(attention)} className="flex flex-wrap gap-x-2">
                <span>{attentionTitle(attention, texts)}</span>
                {attention.order && (
                  <span className="text-ui-fg-subtle">
                    {t("orders.attention.ofOrder", { order: `#${attention.order.display_id}` })}
                  </span>
                )}
              </Link>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator />
          <DropdownMenu.Item asChild>
            <Link to="/haipay?attention=open">{t("orders.attention.all")}</Link>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
    </nav>
  );
};

export const config = defineWidgetConfig({ zone: "topbar" });

export default HaipayAttentionBadge;
