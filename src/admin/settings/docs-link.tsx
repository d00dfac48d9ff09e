import { useTexts } from "../i18n/use-texts";

/** The documentation is part of the published package. */
const DOCS = "https://unpkg.com/medusa-payment-haipay/docs";

export type DocsPage =
  | "settings"
  | "getting-keys"
  | "going-live"
  | "mails"
  | "configuration"
  | "operating"
  | "security"
  | "payment-flow"
  | "troubleshooting";

interface DocsLinkProps {
  page: DocsPage;
  /** What is explained there, for those who hear the page. */
  about: string;
}

/** The page of the documentation that tells more. */
export function DocsLink({ page, about }: DocsLinkProps) {
  const { t } = useTexts();
  return (
    <a
      href={`${DOCS}/${page}.md`}
      target="_blank"
      rel="noreferrer"
      className="text-ui-fg-subtle hover:text-ui-fg-base whitespace-nowrap underline"
    >
      {t("settings.docs.more")}
      <span className="sr-only"> {t("settings.docs.about", { about })}</span>
    </a>
  );
}
