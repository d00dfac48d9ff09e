import { describeShop } from "../../environment/haipay-shop";
import { choose, place } from "../../environment/purchases";

describeShop("Money that waits to be followed", (shop) => {
  afterEach(() => jest.restoreAllMocks());

  /** How long it takes, in ms, until the background goes on. */
  async function waitForQuiet(): Promise<number> {
    const start = performance.now();
    await shop.haipay.notificationTurns.quiet();
    return performance.now() - start;
  }

  it("lets each request of the store API go first, also one that is refused, and ends that with its answer", async () => {
    const { notificationTurns: turns } = shop.haipay;
    const ends: jest.Mock[] = [];
    const serveShopper = turns.serveShopper.bind(turns);
    jest.spyOn(turns, "serveShopper").mockImplementation(() => {
      const end = jest.fn(serveShopper());
      ends.push(end);
      return end;
    });
    const headers = { "x-publishable-api-key": shop.seeded.publishableKey };

    expect((await shop.http.get("/store/regions", { headers })).status).toBe(200);
    expect((await shop.http.get("/store/no-such-thing", { headers })).status).toBe(404);

    expect(ends).toHaveLength(2);
    expect(await waitForQuiet()).toBeLessThan(450);
    for (const end of ends) expect(end).toHaveBeenCalledTimes(1);
  });

  it("does not wait for those who ask whether it is there", async () => {
    const serveShopper = jest.spyOn(shop.haipay.notificationTurns, "serveShopper");
    const checkout = await choose(shop);
    await place(checkout);
    serveShopper.mockClear();

    const headers = { "x-publishable-api-key": shop.seeded.publishableKey };
    const page = await shop.http.get(`/store/haipay/payments/${checkout.session.id}`, { headers });

    expect(page.status).toBe(200);
    expect(serveShopper).not.toHaveBeenCalled();
  });
});
