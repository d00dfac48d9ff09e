import { describeDemoShop } from "./describe-demo-shop";
import { abroad } from "./demo-shop/abroad";
import { accessibility } from "./demo-shop/accessibility";
import { atTheWallet } from "./demo-shop/at-the-wallet";
import { carts } from "./demo-shop/carts";
import { fromProductToPaid } from "./demo-shop/from-product-to-paid";
import { missingFields } from "./demo-shop/missing-fields";
import { slipsAndAccounts } from "./demo-shop/slips-and-accounts";

describeDemoShop("A shopper in the demo shop", (demo) => {
  fromProductToPaid(demo);
  atTheWallet(demo);
  slipsAndAccounts(demo);
  carts(demo);
  abroad(demo);
  missingFields(demo);
  accessibility(demo);
});
