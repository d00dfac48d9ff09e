import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { announcePending } from "../../../src/payment/announce";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { choose, rowOf } from "../../environment/purchases";
import { listen, aMoment, announcementsOf, makeOld } from "../../environment/listen";

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);

  afterEach(() => jest.restoreAllMocks());

  /** Something that waits to be told: an e-wallet payment page. */
  async function waiting(): Promise<{ rowId: string; announcementId: string }> {
    const { session } = await choose(shop, { method: "merpay" });
    const { id } = await rowOf(shop, session);
    const [announcement] = await announcementsOf(shop, id);
    return { rowId: id, announcementId: announcement.id };
  }

  it("what a crash left: after its claim ends, it is emitted by the next run, under the same id", async () => {
    const { rowId, announcementId } = await waiting();
    expect(await shop.haipay.ledger.announcements.claim(200)).toMatchObject({ id: announcementId });
    expect(await announcePending(shop.container)).toBe(0);

    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await announcePending(shop.container)).toBe(1);

    expect((await heard.events.only("haipay.payment.awaiting")).announcement_id).toBe(announcementId);
    const [told] = await announcementsOf(shop, rowId);
    expect(told.next_try_at).toBeNull();
    expect(told.announced_at).not.toBeNull();
  });

  it("once by several announcers at one time", async () => {
    for (let count = 0; count < 4; count++) await waiting();
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    const announceAll = () => Promise.all([1, 2, 3].map(() => announcePending(shop.container)));

    // They reach for the same announcements while somebody else's statement holds these.
    const holder = await db.transaction();
    await holder.raw("SELECT id FROM haipay_announcement FOR UPDATE");
    const early = announceAll();
    await aMoment();
    await holder.commit();
    const counts = [...(await early), ...(await announceAll())];
    await aMoment();

    expect(counts.reduce((sum, count) => sum + count)).toBe(4);
    expect(heard.events.all).toHaveLength(4);
    expect(new Set(heard.events.all.map(({ data }) => data.announcement_id)).size).toBe(4);
  });

  it("later when the event bus refuses, longer each time, and then under the same id", async () => {
    const { rowId, announcementId } = await waiting();
    const bus = shop.container.resolve(Modules.EVENT_BUS);
    jest.spyOn(bus, "emit").mockRejectedValue(new Error("Redis is down."));

    expect(await announcePending(shop.container)).toBe(0);
    const soon = (await announcementsOf(shop, rowId))[0].next_try_at as Date;
    expect(soon.getTime() - Date.now()).toBeGreaterThan(5_000);
    await makeOld(shop, announcementId, 5 * 60_000);
    expect(await announcePending(shop.container)).toBe(0);
    const late = (await announcementsOf(shop, rowId))[0].next_try_at as Date;
    expect(late.getTime() - Date.now()).toBeGreaterThan(4 * 60_000);

    jest.restoreAllMocks();
    await makeOld(shop, announcementId, 10 * 60_000);
    expect(await announcePending(shop.container)).toBe(1);
    expect((await heard.events.only("haipay.payment.awaiting")).announcement_id).toBe(announcementId);
  });

  it("later when the event bus never answers, without keeping anybody waiting", async () => {
    const { rowId } = await waiting();
    const bus = shop.container.resolve(Modules.EVENT_BUS);
    jest.spyOn(bus, "emit").mockReturnValue(new Promise(() => undefined));
    const begin = Date.now();

    expect(await announcePending(shop.container)).toBe(0);

    expect(Date.now() - begin).toBeLessThan(7_000);
    expect(await announcementsOf(shop, rowId)).toMatchObject([
      { announced_at: null, next_try_at: expect.any(Date) as Date },
    ]);
  });

  it("nothing about a change that was not committed", async () => {
    const { session } = await choose(shop, { method: "konbini-lawson" });
    const row = await rowOf(shop, session);
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    await db.raw("ALTER TABLE haipay_announcement ADD CONSTRAINT outbox_is_full CHECK (false) NOT VALID");
    try {
      const applying = await shop.haipay.ledger.collectOrders.transition(row, "applying", {
        applied_at: new Date(),
      });
      const open = shop.haipay.ledger.collectOrders.transition(
        applying as NonNullable<typeof applying>,
        "open",
      );
      await expect(open).rejects.toThrow(/outbox_is_full/);
    } finally {
      await db.raw("ALTER TABLE haipay_announcement DROP CONSTRAINT outbox_is_full");
    }
    expect(await rowOf(shop, session)).toMatchObject({ state: "applying" });
    expect(await announcementsOf(shop, row.id)).toEqual([]);
  });

  it("cheaply: nothing is asked but one index when nothing waits", async () => {
    const { rowId } = await waiting();
    await announcePending(shop.container);
    const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
    // The mail of what was announced before may still be on its way at the first look.
    await eventually(async () => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => void statements.push(sql);
      db.on("query", note);
      try {
        expect(await announcePending(shop.container)).toBe(0);
        expect(await announcePending(shop.container, { collectOrderId: rowId })).toBe(0);
      } finally {
        db.removeListener("query", note);
      }

      expect(statements.filter((sql) => sql.includes("haipay_announcement"))).toHaveLength(2);
      expect(statements.filter((sql) => sql.includes("haipay"))).toHaveLength(2);
    });
  });
});
