import { digestClient } from "../client-address";

const digest = (address: string | undefined): string | null => digestClient(address, "a-secret");

describe("The address of a client", () => {
  it("gives the same digest each time, which cannot be read", () => {
    expect(digest("203.0.113.7")).toBe(digest("203.0.113.7"));
    expect(digest("203.0.113.7")).not.toBe(digest("203.0.113.8"));
    expect(digest("203.0.113.7")).not.toBe(digestClient("203.0.113.7", "another-secret"));
    expect(digest("203.0.113.7")).toMatch(/^[\w-]{43}$/);
  });

  it("is the same in both ways in which an IPv4 address is written", () => {
    expect(digest("::ffff:203.0.113.7")).toBe(digest("203.0.113.7"));
  });

  it.each([
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"],
    ["2001:db8::1", "2001:0db8:0000:0000:1::"],
    ["2001:DB8:1:2::1", "2001:db8:1:2::1%eth0"],
  ])("of IPv6 is the subscriber's network: %s and %s", (one, other) => {
    expect(digest(one)).toBe(digest(other));
  });

  it("tells other networks of IPv6 apart", () => {
    expect(digest("2001:db8:1:2::1")).not.toBe(digest("2001:db8:1:3::1"));
  });

  it.each([
    undefined,
    "",
    "unknown",
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "10.1.2.3",
    "172.20.0.4",
    "192.168.1.1",
    "100.64.0.1",
    "fd00::1",
    "fe80::1%eth0",
    "203.0.113.7:443",
  ])("is nobody's when it is %p", (address) => {
    expect(digest(address)).toBeNull();
  });
});
