import BigNumber from "bignumber.js";
import { readDelivery, readPriceSource } from "../japan/japan";
import { toYen } from "../japan/prices";
import { haipay } from "./terminal";

describe("haipay japan", () => {
  it.each([
    [7.5, "160", 1200],
    [0.1, "155.55", 16],
    [0.003, "160", 1],
    [0, "160", 0],
    [1.005, "100", 101],
    [10.01, "149.9999", 1501],
  ])("makes %d at %s to ¥%d", (amount, rate, yen) => {
    expect(toYen(amount, new BigNumber(rate))).toBe(yen);
  });

  it("reads a currency with its rate", () => {
    expect(readPriceSource("EUR=160.5")).toEqual({ currency_code: "eur", rate: new BigNumber("160.5") });
    expect(readPriceSource(undefined)).toBeUndefined();
  });

  it("reads one price of delivery, or two", () => {
    expect(readDelivery("0").map(({ yen }) => yen)).toEqual([0]);
    expect(readDelivery("500,900").map(({ yen }) => yen)).toEqual([500, 900]);
  });

  it.each([
    "--price-from=eur",
    "--price-from=eur=0",
    "--price-from=jpy=1",
    "--price-from=eur=-1",
    "--price-from=eur=1e3",
    "--delivery=free",
    "--delivery=1,2,3",
    "--colour=red",
  ])("refuses %s and names the option", async (option) => {
    const { exitCode, err } = await haipay(["japan", option]);
    expect(exitCode).toBe(2);
    expect(err).toContain(option.split("=")[0]);
  });

  it("says that there is no login, and that Medusa does not answer", async () => {
    const none = await haipay(["japan", "--env-file=none.env"]);
    expect(none).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("No login: set MEDUSA_ADMIN_EMAIL"),
    });
    const environment = {
      MEDUSA_BACKEND_URL: "http://127.0.0.1:9",
      MEDUSA_ADMIN_EMAIL: "a@shop.example",
      MEDUSA_ADMIN_PASSWORD: "the-password",
    };
    const nobody = await haipay(["japan", "--env-file=none.env"], { environment });
    expect(nobody.exitCode).toBe(1);
    expect(nobody.err).toContain("Medusa does not answer at http://127.0.0.1:9");
    expect(nobody.err).not.toContain("the-password");
  });
});
