import { createApiKeysWorkflow } from "@medusajs/medusa/core-flows";
import axios, { type AxiosInstance } from "axios";
import type { HaipayShop } from "./haipay-shop";

/** The admin API as a program with a secret API key calls it; every status is an answer. */
export async function withSecretKey(shop: HaipayShop): Promise<AxiosInstance> {
  const { result } = await createApiKeysWorkflow(shop.container).run({
    input: { api_keys: [{ title: "Warehouse", type: "secret", created_by: "" }] },
  });
  const auth = { username: result[0].token, password: "" };
  return axios.create({ baseURL: shop.url, auth, validateStatus: () => true, proxy: false });
}
