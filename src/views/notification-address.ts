import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { AddressWarning, ShownSettings } from "../contract/settings-api";
import { NOTIFICATION_PATH } from "../modules/haipay/settings/read-settings";

const LOOKUP_MS = 1_000;

/** Addresses that cannot be reached from outside. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
  ["0.0.0.0", 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
PRIVATE.addSubnet("fc00::", 7, "ipv6");
PRIVATE.addSubnet("fe80::", 10, "ipv6");
const HERE = new BlockList();
HERE.addSubnet("127.0.0.0", 8, "ipv4");
HERE.addAddress("::1", "ipv6");

/**
 * Where the platform should send notifications, and warnings about it as far as they can be determined here.
 *
 * @param notifyUrl what is sent with every order
 * @param seenUnder the address under which the dashboard was opened
 */
export async function showNotificationAddress(
  notifyUrl: string | undefined,
  seenUnder: string,
): Promise<ShownSettings["notification"]> {
  const address = notifyUrl ?? seenUnder.replace(/\/+$/, "") + NOTIFICATION_PATH;
  return { address, is_sent: notifyUrl !== undefined, warnings: await warnAbout(address) };
}

/** This server's end of a connection, if that is an address that the platform can see; null behind a NAT or a proxy. */
export function showOutgoingAddress(localAddress: string | undefined): string | null {
  const address = localAddress?.replace(/^::ffff:/i, "") ?? "";
  return isIP(address) !== 0 && ofAddress(address) === undefined ? address : null;
}

async function warnAbout(address: string): Promise<AddressWarning[]> {
  const { protocol, hostname } = new URL(address);
  const warnings: AddressWarning[] = protocol === "https:" ? [] : ["not_https"];
  const reach = await reachOf(hostname.replace(/^\[|\]$/g, ""));
  return reach ? [...warnings, reach] : warnings;
}

async function reachOf(host: string): Promise<AddressWarning | undefined> {
  if (host === "localhost" || host.endsWith(".localhost")) return "this_machine";
  if (host.endsWith(".local") || host.endsWith(".internal")) return "private_network";
  if (isIP(host)) return ofAddress(host);
  try {
    const found = await Promise.race([lookup(host, { all: true }), wait(LOOKUP_MS, [], { ref: false })]);
    return found.map(({ address }) => ofAddress(address)).find((warning) => warning !== undefined);
  } catch {
    return "unknown_name";
  }
}

function ofAddress(address: string): AddressWarning | undefined {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (HERE.check(address, family)) return "this_machine";
  return PRIVATE.check(address, family) ? "private_network" : undefined;
}
