import type { HttpTypes } from "@medusajs/framework/types";

export type Address = HttpTypes.StoreAddAddress;

/** A shopper in Tokyo, as a storefront's address form gives it. */
export const TOKYO_ADDRESS: Address = {
  last_name: "山田",
  first_name: "花子",
  phone: "090-1234-5678",
  postal_code: "100-0005",
  province: "東京都",
  city: "千代田区",
  address_1: "丸の内1-9-1",
  country_code: "jp",
};

/** The same shopper, as an English form gives her. */
export const TOKYO_ADDRESS_IN_ENGLISH: Address = {
  ...TOKYO_ADDRESS,
  last_name: "Yamada",
  first_name: "Hanako",
  province: "Tokyo",
  city: "Chiyoda-ku",
  address_1: "1-9-1 Marunouchi",
};

/** A shopper from Japan with an address in the United States, for the USD region. */
export const NEW_YORK_ADDRESS: Address = {
  first_name: "Hanako",
  last_name: "Yamada",
  phone: "+81 90-1234-5678",
  postal_code: "10001",
  province: "NY",
  city: "New York",
  address_1: "350 5th Avenue",
  country_code: "us",
};
