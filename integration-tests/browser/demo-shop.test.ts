import { describeDemoShop } from "./describe-demo-shop";
import { accessibility } from "./demo-shop/accessibility";
import { atTheWallet } from "./demo-shop/at-the-wallet";
import { carts } from "./demo-shop/carts";
import { fromProductToPaid } from "./demo-shop/from-product-to-paid";
import { slipsAndAccounts } from "./demo-shop/slips-and-accounts";

describeDemoShop("A shopper in the demo shop", (demo) => {
  fromProductToPaid(demo);
  atTheWallet(demo);
  slipsAndAccounts(demo);
  carts(demo);
  accessibility(demo);
});
