import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { AccountReports } from "./account-reports";
import { AccountTroubles } from "./account-troubles";
import { Announcements } from "./announcements";
import { Attentions } from "./attentions";
import { Books } from "./books";
import { Choices } from "./choices";
import { CollectOrders } from "./collect-orders";
import { DayFigures } from "./day-figures";
import { DueOrders } from "./due";
import { Erasure } from "./erasure";
import { Figures } from "./figures";
import { History } from "./history";
import type { DeadlineRules } from "./lifecycle";
import { Limits } from "./limits";
import { CollectOrderList } from "./list";
import { Refunds } from "./refunds";
import { CollectOrderSearch } from "./search";
import { Sweeps } from "./sweeps";

/** What the shop knows about its orders at the platform, and what was decided about them, by people or automatically. */
export class Ledger {
  readonly books: Books;
  readonly choices: Choices;
  readonly collectOrders: CollectOrders;
  readonly due: DueOrders;
  readonly list: CollectOrderList;
  readonly search: CollectOrderSearch;
  readonly attentions: Attentions;
  readonly refunds: Refunds;
  readonly history: History;
  readonly announcements: Announcements;
  readonly figures: Figures;
  readonly dayFigures: DayFigures;
  readonly erasure: Erasure;
  readonly sweeps: Sweeps;
  readonly limits: Limits;
  readonly accountTroubles: AccountTroubles;
  readonly accountReports: AccountReports;

  /** @param rules the deadlines in force; they are read when they are needed */
  constructor(db: Knex, rules: () => Promise<DeadlineRules>) {
    this.books = new Books(db);
    this.choices = new Choices(db);
    this.collectOrders = new CollectOrders(db, rules);
    this.due = new DueOrders(db);
    this.list = new CollectOrderList(db);
    this.search = new CollectOrderSearch(db);
    this.attentions = new Attentions(db);
    this.refunds = new Refunds(db, rules);
    this.history = new History(db);
    this.announcements = new Announcements(db);
    this.figures = new Figures(db);
    this.dayFigures = new DayFigures(db, this.list);
    this.erasure = new Erasure(db);
    this.sweeps = new Sweeps(db);
    this.limits = new Limits(db);
    this.accountTroubles = new AccountTroubles(db);
    this.accountReports = new AccountReports(db);
  }
}
