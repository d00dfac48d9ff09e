import type { english } from "./english";
import { common } from "./ja/common";
import { mails } from "./ja/mails";
import { orders } from "./ja/orders";
import { payments } from "./ja/payments";
import { refusals } from "./ja/refusals";
import { said } from "./ja/said";
import { setUp } from "./ja/set-up";
import { settings } from "./ja/settings";

/** The same texts as in English; Japanese has no singular. */
type Translated<Group> = {
  [Name in keyof Group as Name extends `${string}_one` ? never : Name]: Group[Name] extends string
    ? string
    : Translated<Group[Name]>;
};

export const japanese = {
  common,
  mails,
  orders,
  payments,
  refusals,
  said,
  setUp,
  settings,
} satisfies Translated<typeof english>;
