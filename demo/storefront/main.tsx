import "../../src/storefront/style.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/goods.css";
import "./styles/checkout.css";
import "./styles/orders.css";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { loadShopConfig } from "./shop-config";
import { openShop } from "./state/shop";

const place = document.getElementById("shop");
if (place) createRoot(place).render(<App open={async () => openShop(await loadShopConfig())} />);
