import { STEPS, stepsDone } from "../steps-done";

type Settings = Parameters<typeof stepsDone>[0];

const HOST = { value: "sandbox", host: "https://haipay.example" };

/** As much of the settings as the steps look at: nothing is set. */
function settings(changes: object = {}): Settings {
  return {
    environment: { ...HOST, host: null },
    accounts: [account("jpy"), account("usd")],
    fields: {},
    methods: [],
    ...changes,
  } as unknown as Settings;
}

function account(currency: string, changes: object = {}) {
  return { currency, ready: false, public_key: null, ...changes };
}

function method(enabled: boolean, regions: object[]) {
  return [{ id: "merpay", currencies: { jpy: { enabled, regions } } }];
}

function done(changes?: object, is_done = false): string[] {
  const all = stepsDone(settings(changes), { is_done });
  return STEPS.filter((step) => all[step]);
}

describe("The steps to the first payment", () => {
  it("are all to be done in an empty shop", () => {
    expect(done()).toEqual([]);
  });

  it("begin with a key pair, for an environment that has an address", () => {
    const accounts = [account("jpy", { public_key: "PEM" })];
    expect(done({ accounts })).toEqual([]);
    expect(done({ accounts, environment: HOST })).toEqual(["keys"]);
  });

  it("count an account only once it is ready, which proves its keys too, in either currency", () => {
    expect(done({ accounts: [account("jpy", { ready: true })] })).toEqual(["keys", "console"]);
    expect(done({ accounts: [account("jpy"), account("usd", { ready: true })] })).toEqual([
      "keys",
      "console",
    ]);
  });

  it("want both addresses", () => {
    const storefront_urls = { value: "https://shop.example" };
    const notify_base_url = { value: "https://api.example" };
    expect(done({ fields: { storefront_urls } })).toEqual([]);
    expect(done({ fields: { notify_base_url } })).toEqual([]);
    expect(done({ fields: { storefront_urls, notify_base_url: { value: "" } } })).toEqual([]);
    expect(done({ fields: { storefront_urls, notify_base_url } })).toEqual(["addresses"]);
  });

  it("want a method that is on and offered in a region: one of the two is not enough", () => {
    expect(done({ methods: method(true, []) })).toEqual([]);
    expect(done({ methods: method(false, [{ id: "reg_1" }]) })).toEqual([]);
    expect(done({ methods: method(true, [{ id: "reg_1" }]) })).toEqual(["methods"]);
  });

  it("end with money, and with nothing else", () => {
    expect(done({}, true)).toEqual(["test"]);
  });
});
