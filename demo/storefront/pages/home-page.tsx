import { useCallback } from "react";
import { Link } from "react-router-dom";
import { goodsText } from "../goods/goods-text";
import { loadGoods, priceOf, type Product } from "../goods/load-goods";
import { Picture } from "../goods/picture";
import { Show, useLoaded } from "../parts/loading";
import { Page } from "../parts/page";
import { Price } from "../parts/price";
import { useCart } from "../state/cart";
import { useLanguage } from "../state/language";
import { useShop } from "../state/shop";

export function HomePage() {
  const { texts } = useLanguage();
  const { shopper } = useShop();
  const { region } = useCart();
  const goods = useLoaded(useCallback(() => loadGoods(shopper, region.id), [shopper, region.id]));
  return (
    <Page title={texts.home.title} className="home">
      <p className="lead">{texts.home.lead}</p>
      <p>
        <a className="button" href="#goods">
          {texts.home.look}
        </a>
      </p>
      <section id="goods" aria-labelledby="goods-title">
        <h2 id="goods-title">{texts.home.goods}</h2>
        <Show of={goods} meanwhile={<GoodsToCome />}>
          {(products) => (
            <ul className="goods">
              {products.map((product) => (
                <li key={product.id}>
                  <Tile product={product} currency={region.currency_code} />
                </li>
              ))}
            </ul>
          )}
        </Show>
        <p className="quiet">{texts.home.pay}</p>
      </section>
    </Page>
  );
}

function Tile({ product, currency }: { product: Product; currency: string }) {
  const { texts } = useLanguage();
  const { name, note } = goodsText(texts, product);
  const price = priceOf(product);
  return (
    <Link className="tile" to={`/products/${product.handle}`}>
      <Picture handle={product.handle ?? ""} />
      <span className="tile-name">{name}</span>
      <span className="quiet">{note}</span>
      {price !== undefined && <Price amount={price} currency={currency} />}
    </Link>
  );
}

/** As many tiles as a small shop shows at first. */
const TILES = 6;

function GoodsToCome() {
  const { texts } = useLanguage();
  return (
    <div role="status">
      <span className="for-readers">{texts.loading}</span>
      <ul className="goods" aria-hidden="true">
        {Array.from({ length: TILES }, (_, tile) => (
          <li key={tile}>
            <span className="tile">
              <span className="bone bone-picture" />
              <span className="bone" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
