import { useCallback, useEffect, useState } from "react";
import type { Purchase } from "../core/client";
import type { PaymentMethods } from "../core/wire";
import { requireClient, useHaiPay } from "./context";

export interface LoadedMethods {
  /** undefined until they are there. */
  methods: PaymentMethods | undefined;
  /** Words for the shopper. */
  problem: string | undefined;
  reload: () => void;
}

/** The methods for a purchase, loaded with the provider's client; anew when the shopper comes back to the page. */
export function usePaymentMethods(purchase: Purchase): LoadedMethods {
  const { client } = useHaiPay();
  const [loaded, setLoaded] = useState<Pick<LoadedMethods, "methods" | "problem">>({
    methods: undefined,
    problem: undefined,
  });
  const key = JSON.stringify(purchase);

  const reload = useCallback(() => {
    requireClient(client)
      .listMethods(JSON.parse(key) as Purchase)
      .then((methods) => setLoaded({ methods, problem: undefined }))
      .catch((error: Error) => setLoaded((before) => ({ ...before, problem: error.message })));
  }, [client, key]);

  useEffect(() => {
    reload();
    window.addEventListener("focus", reload);
    window.addEventListener("pageshow", reload);
    return () => {
      window.removeEventListener("focus", reload);
      window.removeEventListener("pageshow", reload);
    };
  }, [reload]);

  return { ...loaded, reload };
}
