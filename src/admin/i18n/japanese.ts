import { common } from "./ja/common";
import { orders } from "./ja/orders";
import { payments } from "./ja/payments";
import { settings } from "./ja/settings";

export const japanese = { common, orders, payments, settings };
