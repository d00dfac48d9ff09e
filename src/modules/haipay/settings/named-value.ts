/** A configured value, with the name that a merchant knows it by. */
export interface NamedValue {
  name: string;
  value: string | undefined;
}
