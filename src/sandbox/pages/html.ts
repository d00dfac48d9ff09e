import escape from "escape-html";

/** Text that is HTML already; everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Shown = Html | string | number | undefined | readonly Html[];

/** A template whose values are escaped, inside quoted attributes as well, unless they are Html themselves. */
export function html(parts: TemplateStringsArray, ...values: Shown[]): Html {
  return new Html(parts.reduce((text, part, index) => text + show(values[index - 1]) + part));
}

function show(value: Shown): string {
  if (value === undefined) {
    return "";
  }
  if (value instanceof Html) {
    return value.text;
  }
  if (typeof value === "object") {
    return value.map(show).join("");
  }
  return escape(String(value));
}
