import { describeShop } from "../environment/haipay-shop";
import { anotherWay } from "./store-api/another-way";
import { fetchExample } from "./store-api/fetch-example";
import { hostileQuestions } from "./store-api/hostile-questions";
import { lastClick } from "./store-api/last-click";
import { offeredMethods } from "./store-api/offered-methods";

describeShop("The store API for a checkout", (shop) => {
  offeredMethods(shop);
  hostileQuestions(shop);
  lastClick(shop);
  anotherWay(shop);
  fetchExample(shop);
});
