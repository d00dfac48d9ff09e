import { useCallback, useState } from "react";
import { Link, useParams } from "react-router-dom";
import { goodsText } from "../goods/goods-text";
import { loadGoods, priceOf, type Product } from "../goods/load-goods";
import { Picture } from "../goods/picture";
import { Problem, Show, useLoaded } from "../parts/loading";
import { Page } from "../parts/page";
import { Price } from "../parts/price";
import { useWork } from "../parts/use-work";
import { WorkButton } from "../parts/work-button";
import { Quantity } from "../parts/quantity";
import { useCart } from "../state/cart";
import { useLanguage } from "../state/language";
import { useShop } from "../state/shop";
import { NotFoundPage } from "./not-found-page";

export function ProductPage() {
  const { handle = "" } = useParams();
  const { shopper } = useShop();
  const { region } = useCart();
  const load = useCallback(() => loadGoods(shopper, region.id, handle), [shopper, region.id, handle]);
  const { texts } = useLanguage();
  const found = useLoaded(load);
  const product = found.value?.[0];
  if (found.value && !product) return <NotFoundPage />;
  return (
    <Page title={product ? goodsText(texts, product).name : texts.menu.goods} className="product">
      <Show of={found}>{([one]) => <Details key={one.id} product={one} />}</Show>
    </Page>
  );
}

function Details({ product }: { product: Product }) {
  const { texts } = useLanguage();
  const { region } = useCart();
  const { note, description } = goodsText(texts, product);
  const price = priceOf(product);
  return (
    <>
      <Picture handle={product.handle ?? ""} />
      <div className="product-text">
        <p className="quiet">{note}</p>
        <p>{description}</p>
        {price !== undefined && (
          <p className="product-price">
            <Price amount={price} currency={region.currency_code} />{" "}
            <small>{texts.product.taxIncluded}</small>
          </p>
        )}
        <Adding product={product} />
        <p>
          <Link to="/">← {texts.product.back}</Link>
        </p>
      </div>
    </>
  );
}

function Adding({ product }: { product: Product }) {
  const { texts } = useLanguage();
  const { add } = useCart();
  const [quantity, setQuantity] = useState(1);
  const [added, setAdded] = useState(false);
  const { busy, problem, run } = useWork();
  const variant = product.variants?.[0];
  if (!variant) return null;
  const putIn = () =>
    run(async () => {
      setAdded(false);
      await add(variant.id, quantity);
      setAdded(true);
    });
  return (
    <>
      <div className="adding">
        <Quantity label={texts.product.quantity} value={quantity} onChange={setQuantity} />
        <WorkButton className="button" busy={busy} busyText={texts.product.adding} onClick={putIn}>
          {texts.product.add}
        </WorkButton>
      </div>
      <p className={added ? "added" : undefined} role="status">
        {added && (
          <>
            {texts.product.added(goodsText(texts, product).name)}{" "}
            <Link to="/cart">{texts.product.toCart}</Link>
          </>
        )}
      </p>
      {problem && <Problem>{problem}</Problem>}
    </>
  );
}
