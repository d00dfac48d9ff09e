import { Tabs } from "@medusajs/ui";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router-dom";
import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";
import { AccountTab } from "./account-tab";
import { ApprovalSection } from "./approval-section";
import { ChangesSection } from "./changes-section";
import { DeadlinesSection } from "./deadlines-section";
import { MailsSection } from "./mails-section";
import { MethodsSection } from "./methods-section";
import { OffersSection } from "./offers-section";
import { Section } from "./section";
import { DETAIL_FIELDS } from "./shop-fields";
import { ShopSection } from "./shop-section";

const TABS = ["account", "methods", "deadlines", "advanced", "log"] as const;

type Tab = (typeof TABS)[number];

/** The settings in five parts. The open one is part of the address, so that it can be linked to and reloaded. */
export function SettingsTabs({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const open = TABS.find((tab) => tab === search.get("tab")) ?? "account";
  const parts: Record<Tab, ReactNode> = {
    account: <AccountTab settings={settings} />,
    methods: (
      <>
        <MethodsSection settings={settings} />
        {settings.accounts
          .filter(({ ready }) => ready)
          .map(({ currency }) => (
            <OffersSection key={`${settings.environment.value}-${currency}`} currency={currency} />
          ))}
      </>
    ),
    deadlines: (
      <>
        <DeadlinesSection settings={settings} />
        <MailsSection />
      </>
    ),
    advanced: (
      <>
        <ShopSection settings={settings} heading={t("settings.shop.details")} show={DETAIL_FIELDS} />
        <ApprovalSection settings={settings} />
      </>
    ),
    log: (
      <Section heading={t("settings.changes.heading")}>
        <ChangesSection settings={settings} />
      </Section>
    ),
  };
  return (
    <Tabs
      value={open}
      onValueChange={(tab) =>
        setSearch(
          (before) => {
            before.set("tab", tab);
            return before;
          },
          { replace: true },
        )
      }
    >
      <Tabs.List aria-label={t("settings.tabs.label")} className="flex-wrap px-1">
        {TABS.map((tab) => (
          <Tabs.Trigger key={tab} value={tab}>
            {t(`settings.tabs.${tab}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {TABS.map((tab) => (
        // All stay mounted: what was typed in one is kept while another is open.
        <Tabs.Content
          key={tab}
          value={tab}
          forceMount
          className="mt-3 flex flex-col gap-y-3 data-[state=inactive]:hidden"
        >
          {parts[tab]}
        </Tabs.Content>
      ))}
    </Tabs>
  );
}
