const IDENTIFIER = /^[\w-]{1,100}$/;

/** Whether a text from a client can be an id of Medusa's at all; PostgreSQL fails on some other characters. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
