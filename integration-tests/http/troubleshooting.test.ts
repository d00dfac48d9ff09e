import { describeShop } from "../environment/haipay-shop";
import {
  cannotSeeThePlugin,
  doesNotStart,
  noReturnAddress,
  notOffered,
  storesNoCredentials,
} from "./troubleshooting/configuration";
import { answered401, answered404, answered503, neverArrives } from "./troubleshooting/notifications";
import { cannotBeTaken, doesNotVerify, noSuchProduct, refusesOurSignature } from "./troubleshooting/platform";
import { Seen, type Proof } from "./troubleshooting/seen";
import { readSymptoms, unseenWords } from "./troubleshooting/symptoms";
import { cannotBeAsked } from "./troubleshooting/unanswered";
import { neverTurns, orderWaits, outOfStock } from "./troubleshooting/waiting";

/** By the titles of the page's chapters. */
const PROOFS: Readonly<Record<string, Proof>> = {
  "Medusa does not start": doesNotStart,
  "The payment module cannot see the plugin": cannotSeeThePlugin,
  "A method is not offered": notOffered,
  "There is no return address": noReturnAddress,
  "HaiPay refuses with 4002": noSuchProduct,
  "HaiPay refuses our signature": refusesOurSignature,
  "An answer from HaiPay does not verify": doesNotVerify,
  "No payment can be taken": cannotBeTaken,
  "A notification never arrives": neverArrives,
  "A notification is answered 401": answered401,
  "A notification is answered 404": answered404,
  "A notification is answered 503": answered503,
  "A slip is paid, and the order waits": orderWaits,
  "Paid, but out of stock": outOfStock,
  "The return page never changes": neverTurns,
  "The admin stores no credentials": storesNoCredentials,
  "HaiPay cannot be asked about a payment": cannotBeAsked,
};

const symptoms = readSymptoms();

describeShop("docs/troubleshooting.md", (shop) => {
  afterEach(() => jest.restoreAllMocks());

  it("names no symptom that is not tried here", () => {
    expect(symptoms.map(({ title }) => title)).toEqual(Object.keys(PROOFS));
  });

  it.each(symptoms)(
    "$title: people see what the page says, and what it tells them helps",
    async (symptom) => {
      const seen = new Seen(shop);
      await PROOFS[symptom.title](shop, seen);
      expect(symptom.words).not.toEqual([]);
      expect({ unseen: unseenWords(symptom, seen.texts), seen: seen.texts }).toMatchObject({ unseen: [] });
    },
  );
});
