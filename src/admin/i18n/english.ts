import { common } from "./en/common";
import { mails } from "./en/mails";
import { orders } from "./en/orders";
import { payments } from "./en/payments";
import { refusals } from "./en/refusals";
import { said } from "./en/said";
import { setUp } from "./en/set-up";
import { settings } from "./en/settings";

export const english = { common, mails, orders, payments, refusals, said, setUp, settings };
