export interface JsonScan {
  /** How deep objects and arrays nest. */
  depth: number;
  /** How many object fields are written. */
  members: number;
  /** The written form of every number, in the order of the text. */
  numbers: string[];
}

const NUMBER = /[-+.\deE]+/y;

/** Measures JSON text in one pass. Says nothing about validity; for broken text the figures mean nothing. */
export function scanJson(text: string): JsonScan {
  const numbers: string[] = [];
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let i = 0;
  while (i < text.length) {
    const char = text[i];
    if (char === '"') {
      i = endOfString(text, i + 1);
    } else if (char === "-" || (char >= "0" && char <= "9")) {
      NUMBER.lastIndex = i;
      const [written] = NUMBER.exec(text) as RegExpExecArray;
      numbers.push(written);
      i += written.length;
      continue;
    } else if (char === ":") {
      members++;
    } else if (char === "{" || char === "[") {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (char === "}" || char === "]") {
      depth--;
    }
    i++;
  }
  return { depth: deepest, members, numbers };
}

/** @returns where the closing quotation mark stands, or the end of the text */
function endOfString(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '"') return i;
    if (char === "\\") i++;
  }
  return text.length;
}
