import type { ReactNode } from "react";
import { Link, NavLink } from "react-router-dom";
import { useCart } from "../state/cart";
import { useLanguage } from "../state/language";
import { useLogin } from "../state/login";
import { useShop } from "../state/shop";
import { Footer } from "./footer";

/** What surrounds every page. */
export function Frame({ children }: { children: ReactNode }) {
  const { texts } = useLanguage();
  return (
    <>
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <Header />
      {children}
      <Footer />
    </>
  );
}

function Header() {
  const { texts } = useLanguage();
  const { cart } = useCart();
  const { token } = useLogin();
  const count = cart?.items?.reduce((sum, item) => sum + item.quantity, 0) ?? 0;
  return (
    <header className="header">
      <div className="header-line">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <circle cx="16" cy="16" r="16" fill="#3f6549" />
            <path d="M7 22C7 12 14 7 25 7c0 11-6 17-15 16" fill="#dfe9d3" />
          </svg>
          <span>{texts.shopName}</span>
        </Link>
        <nav className="menu" aria-label={texts.shopName}>
          <NavLink to="/" end>
            {texts.menu.goods}
          </NavLink>
          <NavLink to="/orders">{texts.menu.orders}</NavLink>
          <NavLink to="/account">{token === undefined ? texts.menu.logIn : texts.menu.account}</NavLink>
          <NavLink to="/cart" className="menu-cart">
            {texts.menu.cart(count)}
          </NavLink>
        </nav>
        <div className="choices">
          <CountryChoice />
          <LanguageChoice />
        </div>
      </div>
    </header>
  );
}

function LanguageChoice() {
  const { language, texts, choose } = useLanguage();
  return (
    <div className="languages" role="group" aria-label={texts.language}>
      <button type="button" lang="ja" aria-pressed={language === "ja"} onClick={() => choose("ja")}>
        日本語
      </button>
      <button type="button" lang="en" aria-pressed={language === "en"} onClick={() => choose("en")}>
        English
      </button>
    </div>
  );
}

function CountryChoice() {
  const { texts } = useLanguage();
  const { regions } = useShop();
  const { region, chooseRegion } = useCart();
  return (
    <select
      className="country"
      aria-label={texts.deliverTo}
      value={region.id}
      onChange={(event) => {
        const next = regions.find(({ id }) => id === event.target.value);
        if (next) void chooseRegion(next).catch(() => undefined);
      }}
    >
      {regions.map((one) => (
        <option key={one.id} value={one.id}>
          {texts.countries[one.countries?.[0]?.iso_2 ?? ""] ?? one.name}
        </option>
      ))}
    </select>
  );
}
