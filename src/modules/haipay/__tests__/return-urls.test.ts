import { checkReturnUrl, composeReturnUrls, ReturnUrlError } from "../return-urls";
import { readFileSettings } from "../settings/read-settings";
import { collectOrder } from "./rows";

const settingsOf = (storefrontUrls: string, returnPath?: string) =>
  readFileSettings(
    { storefrontUrls, returnPath, environment: "sandbox", baseUrl: "http://127.0.0.1:9400" },
    {},
  );
const settings = settingsOf("https://shop.example,http://localhost:8000,https://jp.example/shop");

describe("a return address that a storefront sends", () => {
  it.each([
    ["https://shop.example", "https://shop.example/"],
    ["https://shop.example/thanks?cart=1#top", "https://shop.example/thanks?cart=1#top"],
    ["HTTPS://SHOP.EXAMPLE/Thanks", "https://shop.example/Thanks"],
    ["https://shop.example:443/a/../b", "https://shop.example/b"],
    ["http://localhost:8000/jp", "http://localhost:8000/jp"],
    ["https://jp.example/elsewhere", "https://jp.example/elsewhere"],
  ])("%s may be %s", (given, taken) => {
    expect(checkReturnUrl(given, settings)).toBe(taken);
  });

  it.each([
    "https://evil.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://www.shop.example",
    "https://shop.example.evil.example",
    "https://shop.example。evil.example",
    "http://localhost",
    "http://127.0.0.1:8000",
  ])("%s is refused, with the variable that decides", (given) => {
    expect(() => checkReturnUrl(given, settings)).toThrow(
      /^returnUrl points to https?:\/\/\S+, which is none of this shop's storefronts\. .* HAIPAY_STOREFRONT_URLS\.$/,
    );
  });

  it.each([
    "https://shop.example@evil.example",
    "https://user:secret@shop.example",
    "https://user@shop.example",
  ])("%s is refused without a word of its user", (given) => {
    expect(() => checkReturnUrl(given, settings)).toThrow(
      new ReturnUrlError("returnUrl must not hold a user or a password. Send a plain address."),
    );
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,hello",
    "ftp://shop.example",
    "blob:https://shop.example/1",
    "localhost:8000",
  ])("%s is refused because no platform sends a browser there", (given) => {
    expect(() => checkReturnUrl(given, settings)).toThrow(
      new ReturnUrlError("returnUrl must start with https:// or http://. Send an address of the storefront."),
    );
  });

  it.each(["", "/thanks", "//evil.example", "shop.example", "https://", "thanks"])(
    "%j is no address",
    (given) => {
      expect(() => checkReturnUrl(given, settings)).toThrow(
        "returnUrl is no web address. Send it in full, starting with https://shop.example.",
      );
    },
  );

  it("is refused when no storefront is configured", () => {
    expect(() => checkReturnUrl("https://shop.example", settingsOf(""))).toThrow(/HAIPAY_STOREFRONT_URLS/);
  });
});

describe("where the platform sends the shopper", () => {
  it("is the first storefront with the return path, the token of the payment and the outcome", () => {
    expect(composeReturnUrls(collectOrder(), settings)).toEqual({
      success:
        "https://shop.example/haipay/return?payment_token=hppt_00000000000000000000000000000001&outcome=success",
      failure:
        "https://shop.example/haipay/return?payment_token=hppt_00000000000000000000000000000001&outcome=failure",
    });
  });

  it("keeps a path of the storefront's address before the configured return path", () => {
    const { success } = composeReturnUrls(collectOrder(), settingsOf("https://jp.example/shop/", "/paid"));
    expect(success).toBe(
      "https://jp.example/shop/paid?payment_token=hppt_00000000000000000000000000000001&outcome=success",
    );
  });

  it("is the storefront's own return address, with its parameters, and ours once", () => {
    const return_url = "https://shop.example/thanks?cart=1&outcome=none&payment_token=other#top";
    const { success, failure } = composeReturnUrls(collectOrder({ return_url }), settings);
    expect(success).toBe(
      "https://shop.example/thanks?cart=1&outcome=success&payment_token=hppt_00000000000000000000000000000001#top",
    );
    expect(new URL(failure).searchParams.getAll("outcome")).toEqual(["failure"]);
  });

  it("needs a storefront's address, and says so", () => {
    expect(() => composeReturnUrls(collectOrder(), settingsOf(""))).toThrow(
      "No return address is known. Set HAIPAY_STOREFRONT_URLS, or the storefront addresses in the admin.",
    );
  });
});
