import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";
import { CredentialsSection } from "./credentials-section";
import { FoldedSection } from "./folded-section";
import { PlatformSection } from "./platform-section";
import { ADDRESS_FIELDS } from "./shop-fields";
import { ShopSection } from "./shop-section";

/** The platform, the credentials for it, and the addresses that it is told. */
export function AccountTab({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const { accounts, environment, regions, can_store_secrets, readonly_by } = settings;
  return (
    <>
      <PlatformSection settings={settings} />
      {accounts.map((account) => {
        const { currency, ready, waiting, credentials } = account;
        const isUsed = ready || waiting !== null || Object.values(credentials).some(({ set }) => set);
        const section = (
          <CredentialsSection
            // Another environment has other credentials: what was typed for this one is not for that one.
            key={`${environment.value}-${currency}`}
            account={account}
            environment={environment.value}
            canStore={can_store_secrets && readonly_by === null}
          />
        );
        if (isUsed || regions[currency].length > 0) return section;
        // A shop without regions at all begins with Japan.
        if (currency === "jpy") return section;
        const name = currency.toUpperCase();
        return (
          <FoldedSection key={currency} summary={t("settings.credentials.noRegion", { currency: name })}>
            {section}
          </FoldedSection>
        );
      })}
      <ShopSection settings={settings} heading={t("settings.shop.heading")} show={ADDRESS_FIELDS} />
    </>
  );
}
