import { Link } from "react-router-dom";
import { Page } from "../parts/page";
import { useLanguage } from "../state/language";

export function NotFoundPage() {
  const { texts } = useLanguage();
  return (
    <Page title={texts.problem.notFound}>
      <p>
        <Link className="button" to="/">
          {texts.problem.toShop}
        </Link>
      </p>
    </Page>
  );
}
