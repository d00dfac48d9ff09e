import { describeShop } from "../environment/haipay-shop";
import { waitAtMost } from "../environment/platform-trouble";
import { eWallets } from "./completion-failures/e-wallets";
import { failuresInsideCompletion } from "./completion-failures/inside-completion";
import { lostAnswers } from "./completion-failures/lost-answers";

describeShop("When the platform", (shop) => {
  beforeAll(() => waitAtMost(shop, 1_200));

  failuresInsideCompletion(shop);
  lostAnswers(shop);
  eWallets(shop);
});
