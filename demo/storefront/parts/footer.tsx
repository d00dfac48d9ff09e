import { useLanguage } from "../state/language";
import { useShop } from "../state/shop";

export function Footer() {
  const { texts, language } = useLanguage();
  const { sandboxUrl, mailboxUrl } = useShop().config;
  return (
    <footer className="footer">
      <p>
        {texts.shopName} · {texts.slogan}
      </p>
      <p>
        {sandboxUrl ? texts.footer.sandbox : texts.footer.notice}{" "}
        {sandboxUrl && (
          <a href={sandboxUrl} target="_blank" rel="noreferrer">
            {texts.footer.sandboxDesk}
          </a>
        )}{" "}
        {mailboxUrl && <a href={`${mailboxUrl}?lang=${language}`}>{texts.footer.mailbox}</a>}
      </p>
    </footer>
  );
}
