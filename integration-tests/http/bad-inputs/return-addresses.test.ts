import { describeShop } from "../../environment/haipay-shop";
import { arriveAtPayment, NO_TRACES, postChoice, tracesOf } from "../../environment/payment-step";
import { providerId } from "../../environment/purchases";

const AU_PAY = providerId("au-pay");

describeShop("At the payment step a return address", (shop) => {
  const elsewhere = (origin: string): string =>
    `returnUrl points to ${origin}, which is none of this shop's storefronts. ` +
    "Send an address of the storefront, or add its origin to HAIPAY_STOREFRONT_URLS.";
  const noAddress = "returnUrl is no web address. Send it in full, starting with http://localhost:8000.";

  it("at another origin is refused, in every disguise", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const refusals: [string, string][] = [
      ["http://evil.example/return", elsewhere("http://evil.example")],
      ["https://localhost:8000/return", elsewhere("https://localhost:8000")],
      ["http://localhost:8001/return", elsewhere("http://localhost:8001")],
      ["http://localhost/return", elsewhere("http://localhost")],
      ["http://127.0.0.1:8000/return", elsewhere("http://127.0.0.1:8000")],
      ["http://evil.example\\@localhost:8000/", elsewhere("http://evil.example")],
      ["http://localhost.evil.example:8000/", elsewhere("http://localhost.evil.example:8000")],
      ["http://localhost。evil.example:8000/", elsewhere("http://localhost.evil.example:8000")],
      ["http://localhost:8000.evil.example/", noAddress],
      ["//evil.example/return", noAddress],
      ["/return", noAddress],
      ["return", noAddress],
      ["http://", noAddress],
    ];
    for (const [returnUrl, message] of refusals) {
      expect(await postChoice(shop, collectionId, { provider_id: AU_PAY, data: { returnUrl } })).toEqual({
        status: 400,
        type: "invalid_data",
        message,
        sessions: [],
      });
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });

  it("that is no page, or that logs in, is refused", async () => {
    const { collectionId } = await arriveAtPayment(shop);
    const disguises = [
      "javascript:alert(1)",
      "data:text/html,<h1>return</h1>",
      "file:///etc/passwd",
      "blob:http://localhost:8000/return",
      "http://localhost:8000@evil.example/",
      "ftp://localhost:8000/return",
      "http://user@localhost:8000/return",
      "http://user:password@localhost:8000/return",
    ];
    for (const returnUrl of disguises) {
      const answer = await postChoice(shop, collectionId, { provider_id: AU_PAY, data: { returnUrl } });
      expect([returnUrl, answer.status, answer.type]).toEqual([returnUrl, 400, "invalid_data"]);
      expect(answer.message).toMatch(/^returnUrl must (start with https|not hold a user)/);
    }
    expect(await tracesOf(shop)).toEqual(NO_TRACES);
  });
});
