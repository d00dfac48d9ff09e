import { correctedFields, digestBuyer, findBuyerSource, knownBuyer, type BuyerSource } from "../buyer";
import { containerOf } from "./fake-query";

const billing = { first_name: "花子", last_name: "山田", phone: "090-1234-5678" };
const shipping = { first_name: "Taro", last_name: "Suzuki", phone: "080-9876-5432" };
const customer = {
  id: "cus_1",
  has_account: true,
  email: "account@example.com",
  first_name: "Jiro",
  last_name: "Sato",
  phone: "03-1234-5678",
};
const source: BuyerSource = {
  email: "hanako@example.com",
  customer,
  billing_address: billing,
  shipping_address: shipping,
};

describe("What is known of a buyer", () => {
  it("is whom the storefront names, else whom the cart names", () => {
    expect(knownBuyer({ phone: "1" }, source)).toEqual({
      name: "山田 花子",
      phone: "1",
      email: "hanako@example.com",
    });
    expect(knownBuyer({ name: "a", email: "b" }, source)).toMatchObject({ name: "a", email: "b" });
  });

  it("is trimmed before it is put together", () => {
    const spaced = { first_name: " Hanako ", last_name: " Yamada ", phone: " 090 " };
    expect(knownBuyer({}, { billing_address: spaced })).toEqual({
      name: "Hanako Yamada",
      phone: "090",
      email: undefined,
    });
  });

  it("is what a later source says where an earlier one says null", () => {
    const nobody = { first_name: null, last_name: null, phone: null };
    expect(
      knownBuyer({}, { email: null, billing_address: nobody, shipping_address: null, customer }),
    ).toEqual({
      name: "Jiro Sato",
      phone: "03-1234-5678",
      email: "account@example.com",
    });
  });

  it("is nothing if no source has a value", () => {
    const nothing = { name: undefined, phone: undefined, email: undefined };
    expect(knownBuyer({}, {})).toEqual(nothing);
    expect(knownBuyer({}, { email: "", customer: { id: "cus_1", has_account: false, email: null } })).toEqual(
      nothing,
    );
  });
});

describe("The digest of what a cart says of its buyer", () => {
  it("holds nothing that could be read, by field", () => {
    const digest = digestBuyer(source);
    expect(Object.keys(JSON.parse(digest) as object)).toEqual(["name", "phone", "email"]);
    for (const word of ["花子", "山田", "090", "hanako"]) expect(digest).not.toContain(word);
    for (const one of Object.values(JSON.parse(digest) as object)) expect(one).toMatch(/^[A-Za-z0-9+/]{16}$/);
  });

  it("stays what it was for the same words, because rows of yesterday are compared with it", () => {
    expect(digestBuyer({ email: "hanako@example.com" })).toBe(
      '{"name":null,"phone":null,"email":"OhFcHtADXLN9Edww"}',
    );
  });
});

describe("What a buyer corrected", () => {
  const before = digestBuyer(source);
  const changed = (changes: Partial<BuyerSource>) => correctedFields(before, { ...source, ...changes });

  it("is nothing when the cart says the same", () => {
    expect(changed({})).toEqual([]);
    expect(changed({ shipping_address: null })).toEqual([]);
  });

  it("is each field that it says otherwise now", () => {
    expect(changed({ email: "taro@example.com" })).toEqual(["email"]);
    expect(changed({ billing_address: { ...billing, phone: "090-1234-5679" } })).toEqual(["phone"]);
    expect(changed({ billing_address: null })).toEqual(["name", "phone"]);
  });

  it("is a field that it says for the first time, and none that it says no longer", () => {
    const nameless = digestBuyer({ email: "hanako@example.com" });
    expect(correctedFields(nameless, source)).toEqual(["name", "phone"]);
    expect(correctedFields(before, { email: "hanako@example.com" })).toEqual([]);
    expect(correctedFields(before, {})).toEqual([]);
  });
});

describe("Who buys", () => {
  const stored = (id: string, email: string) => ({ id, secret: "x", region_id: "reg_1", ...source, email });
  const container = containerOf({
    order: [stored("order_1", "order@example.com")],
    cart: [stored("cart_1", "cart@example.com")],
  });
  const find = (orderId: string | null, cart_id: string | null) =>
    findBuyerSource(container, { order: orderId === null ? null : { id: orderId }, cart_id });

  it("is whom the order names, else the cart, with every field that a buyer is put together from", async () => {
    expect(await find("order_1", "cart_1")).toEqual({
      id: "order_1",
      region_id: "reg_1",
      ...source,
      email: "order@example.com",
    });
    expect(await find(null, "cart_1")).toEqual({
      id: "cart_1",
      region_id: "reg_1",
      ...source,
      email: "cart@example.com",
    });
  });

  it("is unknown when there is neither, and no query is made without an id", async () => {
    expect(await find(null, null)).toBeUndefined();
    expect(await find("order_9", "cart_1")).toBeUndefined();
    expect(await find(null, "cart_9")).toBeUndefined();
  });
});
