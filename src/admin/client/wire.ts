/** How a value of the server arrives in the browser: times are ISO 8601 as text. */
export type Wire<Value> = unknown extends Value
  ? Value
  : Value extends Date
    ? string
    : Value extends object
      ? { [Name in keyof Value]: Wire<Value[Name]> }
      : Value;
