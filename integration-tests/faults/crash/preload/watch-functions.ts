import { rememberContainer } from "./answer";
import { pass } from "./kill-switch";

type AsyncFunction = (this: unknown, ...parts: unknown[]) => Promise<unknown>;

/** Functions whose second argument says what they do: the state a row goes to, the reason of an attention. */
const TELLING = /\.(transition|raise|raiseAttention|append)$/;

/**
 * Makes two points of every asynchronous function that a module exports and of every method of its classes:
 * before it, and after it with nobody knowing yet.
 *
 * @returns the exports to use instead
 */
export function watchFunctions(exported: object): object {
  const watched = Object.create(Object.getPrototypeOf(exported) as object) as object;
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
    const value = (exported as Record<string, unknown>)[name];
    Object.defineProperty(
      watched,
      name,
      isAsync(value) ? { value: watch(value.name || name, value), enumerable: true } : descriptor,
    );
    if (isClass(value)) watchMethods(value);
  }
  return watched;
}

function watchMethods({ name, prototype }: { name: string; prototype: object }): void {
  for (const [method, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    const value: unknown = descriptor.value;
    if (isAsync(value)) {
      Object.defineProperty(prototype, method, { ...descriptor, value: watch(`${name}.${method}`, value) });
    }
  }
}

function watch(name: string, work: AsyncFunction): AsyncFunction {
  return async function (this: unknown, ...parts) {
    const told = TELLING.test(name) && typeof parts[1] === "string" ? `${name} ${parts[1]}` : name;
    rememberContainer(parts[0]);
    pass(`before ${told}`);
    const result = await work.apply(this, parts);
    pass(`after ${told}`);
    return result;
  };
}

function isAsync(value: unknown): value is AsyncFunction {
  return typeof value === "function" && value.constructor.name === "AsyncFunction";
}

function isClass(value: unknown): value is { name: string; prototype: object } {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}
