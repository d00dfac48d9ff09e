import { describeShop } from "../environment/haipay-shop";
import { leaveToThePage } from "../environment/page-settings";
import { connection } from "./settings/connection";
import { credentials } from "./settings/credentials";
import { earlierAccounts } from "./settings/earlier-accounts";
import { general } from "./settings/general";
import { keyRotation } from "./settings/key-rotation";
import { methods } from "./settings/methods";
import { settingsSecrecy } from "./settings/secrecy";

describeShop("The settings page's API", (shop) => {
  let restore = (): void => undefined;
  beforeEach(() => {
    restore = leaveToThePage(shop);
  });
  afterEach(() => restore());

  credentials(shop);
  connection(shop);
  keyRotation(shop);
  earlierAccounts(shop);
  general(shop);
  methods(shop);
  settingsSecrecy(shop);
});
