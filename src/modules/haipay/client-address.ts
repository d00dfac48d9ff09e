import { createHmac } from "node:crypto";
import { BlockList, isIP } from "node:net";

/** Addresses that a whole shop's visitors may share: a proxy, or the storefront's own server. */
const INTERNAL = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  INTERNAL.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  INTERNAL.addSubnet(network, prefix, "ipv6");
}

const V4_IN_V6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** How many groups of an IPv6 address identify one subscriber's network. */
const NETWORK_GROUPS = 4;

/**
 * A digest of the network that a request came from: an IPv4 address, or the first 64 bits of an IPv6 address.
 *
 * @param address as in Express's `req.ip`, which allows for the shop's proxies
 * @param secret keys it, so that it cannot be turned back into the address
 * @returns null for an address that is not public: then the asker is unknown
 */
export function digestClient(address: string | undefined, secret: string): string | null {
  const plain = address?.replace(V4_IN_V6, "$1").replace(/%.*$/, "") ?? "";
  const family = isIP(plain);
  if (family === 0 || INTERNAL.check(plain, family === 4 ? "ipv4" : "ipv6")) return null;
  const network = family === 4 ? plain : groupsOf(plain).slice(0, NETWORK_GROUPS).join(":");
  return createHmac("sha256", secret).update(`client ${network}`, "utf8").digest("base64url");
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.toLowerCase().split("::");
  const split = (part: string | undefined): string[] => (part ? part.split(":") : []);
  const before = split(head);
  const after = split(tail);
  const between = address.includes("::") ? Array<string>(8 - before.length - after.length).fill("0") : [];
  return [...before, ...between, ...after].map((group) => group.replace(/^0+(?=.)/, ""));
}
