import { pass } from "./kill-switch";

type Callback = (error: Error | null, result?: unknown) => void;

interface PgClient {
  prototype: { query: (...parts: unknown[]) => unknown };
}

/** Dying before or after a statement that only reads leaves the same. */
const WRITE = /^\s*(insert|update|delete|truncate|commit|with)\b/i;

/** Makes three points of every SQL statement that writes: not yet sent, sent and not answered, answered and nobody knows. */
export function watchStatements({ prototype }: PgClient): void {
  const query = prototype.query;
  prototype.query = function (this: unknown, ...parts: unknown[]): unknown {
    const text = textOf(parts[0]);
    if (!WRITE.test(text)) return query.apply(this, parts);
    const last = parts.at(-1);
    if (typeof last === "function") {
      parts[parts.length - 1] = (...results: Parameters<Callback>) => {
        pass("write answered", text);
        (last as Callback)(...results);
      };
    }
    pass("write unsent", text);
    const result = query.apply(this, parts);
    // Once its bytes are with the operating system.
    setImmediate(() => pass("write sent", text));
    if (!(result instanceof Promise)) return result;
    return result.then((value: unknown) => {
      pass("write answered", text);
      return value;
    });
  };
}

function textOf(statement: unknown): string {
  const text = typeof statement === "string" ? statement : (statement as { text?: string }).text;
  return (text ?? "").replace(/\s+/g, " ").slice(0, 100);
}
