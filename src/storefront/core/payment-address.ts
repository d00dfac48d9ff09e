/** What an address of the return page names: the token of a payment, or in older addresses its payment session. */
const NAMES = ["payment_token", "payment_session_id"] as const;

/**
 * The payment that an address leads to: the return page's, or that of a link in a mail.
 *
 * @param query such as `location.search`
 * @returns "" when it names none
 */
export function paymentTokenOf(query: string | URLSearchParams): string {
  const given = new URLSearchParams(query);
  return NAMES.map((name) => given.get(name)).find((value) => value) ?? "";
}
