import type { SandboxFault } from "./control-types";

/** Faults wait here for the next calls of their endpoint, in the order in which they were given. */
export class FaultQueue {
  private waiting: { fault: SandboxFault; left: number }[] = [];

  /** @param fault once, unless it says how many times */
  add(fault: SandboxFault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault of this call, if one waits; it is used up by that. */
  take(endpoint: SandboxFault["endpoint"]): SandboxFault | undefined {
    const next = this.waiting.find(({ fault }) => fault.endpoint === endpoint);
    if (!next) {
      return undefined;
    }
    next.left -= 1;
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    return next.fault;
  }

  clear(): void {
    this.waiting = [];
  }
}
