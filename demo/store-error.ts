import { isAxiosError } from "axios";

/** An answer of the store API that is no success, or no answer at all. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    /** For example `POST /store/carts`. */
    readonly call: string,
    /** HTTP status; absent when there was no answer. */
    readonly status: number | undefined,
    /** Medusa's kind of error, for example `invalid_data`. */
    readonly type: string | undefined,
    /** Medusa's text, as a storefront gets it. */
    readonly reason: string,
  ) {
    super(status ? `${call} answered ${status}: ${reason}` : `${call} was not answered: ${reason}`);
  }

  /** Makes one of whatever an HTTP call threw. */
  static from(call: string, error: unknown): StoreError {
    if (!isAxiosError<{ type?: string; message?: string } | undefined>(error)) {
      return new StoreError(
        call,
        undefined,
        undefined,
        error instanceof Error ? error.message : String(error),
      );
    }
    const { status, data } = error.response ?? {};
    return new StoreError(call, status, data?.type, data?.message ?? error.message);
  }
}
