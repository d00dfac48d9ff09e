import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import type { ShownTestPayment } from "../../../src/contract/set-up-api";
import { METHODS, type MethodId } from "../../../src/platform/catalogue";
import { Administrator } from "../../environment/administrator";
import { withSecretKey } from "../../environment/api-key";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger } from "../../environment/ledger-books";
import { providerId } from "../../environment/purchases";

const STRANGER = "pp_system_default";
const REGIONS = "/admin/haipay/settings/regions";
const TEST_PAYMENT = "/admin/haipay/settings/test-payment";
const PERSON = { name: "山田 花子", phone: "090-1234-5678", language: "ja" } as const;

const all = (on: boolean) => Object.fromEntries(METHODS.map(({ id }) => [id, on]));

describeShop("What a region offers, at the settings page's API:", (shop) => {
  const providersOf = async (region_id: string) => {
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "region",
      fields: ["payment_providers.id"],
      filters: { id: region_id },
    });
    const [{ payment_providers }] = data as unknown as { payment_providers: { id: string }[] }[];
    return payment_providers.map(({ id }) => id).sort();
  };
  const put = (region_id: string, ids: string[]) =>
    updateRegionsWorkflow(shop.container).run({
      input: { selector: { id: region_id }, update: { payment_providers: ids } },
    });

  let before: string[];
  beforeEach(async () => {
    before = await providersOf(shop.region("jpy"));
  });
  afterEach(async () => {
    await put(shop.region("jpy"), before);
  });

  it("changes for our methods alone: a stranger's provider stays, whatever is ticked", async () => {
    const { http } = await Administrator.logIn(shop);
    const region_id = shop.region("jpy");
    await put(region_id, [STRANGER, providerId("merpay")]);

    expect((await http.post(REGIONS, { region_id, methods: { "au-pay": true } })).status).toBe(200);
    expect(await providersOf(region_id)).toEqual(
      [STRANGER, providerId("au-pay"), providerId("merpay")].sort(),
    );
    expect((await http.post(REGIONS, { region_id, methods: all(false) })).status).toBe(200);
    expect(await providersOf(region_id)).toEqual([STRANGER]);
    expect((await http.post(REGIONS, { region_id, methods: all(true) })).status).toBe(200);
    expect(await providersOf(region_id)).toEqual(
      [STRANGER, ...METHODS.map(({ id }) => providerId(id))].sort(),
    );
  });

  it("may be nothing at all, and then something again", async () => {
    const { http } = await Administrator.logIn(shop);
    const region_id = shop.region("jpy");
    await put(region_id, [providerId("merpay"), providerId("au-pay")]);

    expect((await http.post(REGIONS, { region_id, methods: all(false) })).status).toBe(200);
    expect(await providersOf(region_id)).toEqual([]);
    expect((await http.post(REGIONS, { region_id, methods: { merpay: true } })).status).toBe(200);
    expect(await providersOf(region_id)).toEqual([providerId("merpay")]);
  });

  it("keeps every one of the boxes that were ticked at once", async () => {
    const { http } = await Administrator.logIn(shop);
    const region_id = shop.region("jpy");
    await put(region_id, [STRANGER]);

    const answers = await Promise.all(
      METHODS.map(({ id }) => http.post(REGIONS, { region_id, methods: { [id]: true } })),
    );

    expect(answers.map(({ status }) => status)).toEqual(METHODS.map(() => 200));
    expect(await providersOf(region_id)).toEqual(
      [STRANGER, ...METHODS.map(({ id }) => providerId(id))].sort(),
    );
  });

  it("is refused for no region of the shop, for no method, and to a program", async () => {
    const { http } = await Administrator.logIn(shop);
    const region_id = shop.region("jpy");
    const cases: [body: object, data: object][] = [
      [
        { region_id: "reg_none", methods: { merpay: true } },
        { code: "no_such_region", field: "region_id" },
      ],
      [{ region_id, methods: { "pay-pay": true } }, { field: "methods.pay-pay" }],
      [
        { region_id, methods: { merpay: "yes" } },
        { code: "switch", field: "methods.merpay" },
      ],
      [{ region_id }, { field: "methods" }],
      [
        { region_id, methods: {}, providers: [STRANGER] },
        { code: "unknown_field", field: "providers" },
      ],
    ];
    for (const [body, data] of cases) {
      const answer = await http.post(REGIONS, body);
      expect({ body, ok: answer.status < 400, data: answer.data }).toMatchObject({ body, ok: false, data });
    }
    const program = await withSecretKey(shop);
    expect(await program.post(REGIONS, { region_id, methods: { merpay: false } })).toMatchObject({
      status: 403,
      data: { code: "person_needed" },
    });
    expect(await providersOf(region_id)).toEqual(before);
  });
});

describeShop("The test payment of the set-up", (shop) => {
  const PAYMENTS: [currency: "jpy" | "usd", method: MethodId, amount: string][] = [
    ["jpy", "konbini-lawson", "300"],
    ["jpy", "konbini-seven-eleven", "300"],
    ["jpy", "gmo-aozora", "300"],
    ["jpy", "au-pay", "300"],
    ["usd", "konbini-familymart", "1.99"],
    ["usd", "merpay", "1.99"],
  ];

  it.each(PAYMENTS)(
    "in %s by %s is a purchase like any other, and is captured",
    async (currency, method, amount) => {
      const { http } = await Administrator.logIn(shop);
      const { status, data } = await http.post<{ test_payment: ShownTestPayment }>(TEST_PAYMENT, {
        ...PERSON,
        currency,
        method,
      });
      expect({ status, data }).toMatchObject({
        status: 200,
        data: { test_payment: { currency, amount, pay_url: expect.stringMatching(/^https?:/) } },
      });
      const row = await shop.haipay.ledger.collectOrders.find(data.test_payment.collect_order_id);
      expect(row).toMatchObject({ method, currency, state: "open", buyer_email: "admin@example.com" });
      await shop.control.pay(row!.platform_order_id);
      await eventually(async () => {
        const paid = await shop.haipay.ledger.collectOrders.find(row!.id);
        expect(paid).toMatchObject({ state: "paid", captured_payment_id: expect.any(String) });
      });
    },
  );

  it("is refused in words, and makes nothing", async () => {
    const { http } = await Administrator.logIn(shop);
    const body = { ...PERSON, currency: "jpy", method: "merpay" };
    const before = await readLedger(shop);
    const cases: [body: object, data: object][] = [
      [{ ...body, phone: "+1 212 555 0123" }, { message: expect.stringMatching(/電話番号/) }],
      [{ ...body, name: "" }, { field: "name" }],
      [
        { ...body, currency: "eur" },
        { code: "one_of", field: "currency" },
      ],
      [
        { ...body, method: "pay-pay" },
        { code: "one_of", field: "method" },
      ],
      [
        { ...body, amount: "1" },
        { code: "unknown_field", field: "amount" },
      ],
      [
        { ...body, email: "victim@example.com" },
        { code: "unknown_field", field: "email" },
      ],
    ];
    for (const [wrong, data] of cases) {
      const answer = await http.post(TEST_PAYMENT, wrong);
      expect({ wrong, status: answer.status, data: answer.data }).toMatchObject({ wrong, status: 400, data });
    }
    const program = await withSecretKey(shop);
    expect((await program.post(TEST_PAYMENT, body)).status).toBe(403);
    expect(await readLedger(shop)).toEqual(before);
  });
});
