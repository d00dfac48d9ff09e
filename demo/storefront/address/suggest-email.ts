/** Where shoppers of Japan have their mail: the phone companies' addresses are in no foreign list. */
const DOMAINS = [
  "gmail.com",
  "yahoo.co.jp",
  "icloud.com",
  "outlook.jp",
  "outlook.com",
  "hotmail.com",
  "hotmail.co.jp",
  "docomo.ne.jp",
  "ezweb.ne.jp",
  "au.com",
  "softbank.ne.jp",
  "i.softbank.jp",
  "ymobile.ne.jp",
  "rakuten.jp",
  "nifty.com",
  "me.com",
  "yahoo.com",
];

const FIRST_PARTS = [
  "gmail",
  "yahoo",
  "icloud",
  "outlook",
  "hotmail",
  "docomo",
  "ezweb",
  "softbank",
  "nifty",
];
const LAST_PARTS = ["com", "net", "org", "me", "jp", "ne.jp", "co.jp", "or.jp", "ac.jp"];

/**
 * What was probably meant by an e-mail address with a slip of the finger, such as `gmial.com`.
 *
 * @returns the whole address; undefined when it looks right
 */
export async function suggestEmail(email: string): Promise<string | undefined> {
  try {
    const { default: checker } = await import("@zootools/email-spell-checker");
    return checker.run({
      email,
      domains: DOMAINS,
      domainThreshold: 3,
      secondLevelDomains: FIRST_PARTS,
      topLevelDomains: LAST_PARTS,
    })?.full;
  } catch {
    return undefined;
  }
}
