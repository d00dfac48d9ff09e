import { common } from "./en/common";
import { orders } from "./en/orders";
import { payments } from "./en/payments";
import { refusals } from "./en/refusals";
import { settings } from "./en/settings";

export const english = { common, orders, payments, refusals, settings };
