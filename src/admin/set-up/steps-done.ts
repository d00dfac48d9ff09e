import type { ShownSetUp } from "../../contract/set-up-api";
import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";

/** In the order in which they can be done. */
export const STEPS = ["keys", "console", "addresses", "methods", "test"] as const;

export type StepName = (typeof STEPS)[number];

/** Which steps are done, according to the server: nobody ticks anything by hand. */
export function stepsDone(
  {
    accounts,
    environment,
    fields,
    methods,
  }: Pick<Wire<ShownSettings>, "accounts" | "environment" | "fields" | "methods">,
  { is_done }: Pick<ShownSetUp, "is_done">,
): Record<StepName, boolean> {
  const isReady = accounts.some(({ ready }) => ready);
  const isSaid = (field: string) => (fields[field]?.value ?? "") !== "";
  return {
    keys: isReady || (environment.host !== null && accounts.some(({ public_key }) => public_key !== null)),
    // An account is ready only once HaiPay has answered for it, or where a file gives it.
    console: isReady,
    addresses: isSaid("storefront_urls") && isSaid("notify_base_url"),
    methods: methods.some(({ currencies }) =>
      Object.values(currencies).some(({ enabled, regions }) => enabled && regions.length > 0),
    ),
    test: is_done,
  };
}
