import { describeShop } from "../environment/haipay-shop";
import { changedTotals } from "./attentions/changed-totals";
import { contradictions } from "./attentions/contradictions";
import { failedCompletions } from "./attentions/failed-completions";
import { lostPurchases } from "./attentions/lost-purchases";
import { paidTwice } from "./attentions/paid-twice";
import { wrongSums } from "./attentions/wrong-sums";

describeShop("A person is needed when", (shop) => {
  wrongSums(shop);
  contradictions(shop);
  lostPurchases(shop);
  failedCompletions(shop);
  paidTwice(shop);
  changedTotals(shop);
});
