import { useCallback, useEffect, useState } from "react";
import type { PaymentMethods } from "../../contract/store-api";
import type { Purchase } from "../core/client";
import { requireClient, useHaiPay } from "./context";

export interface LoadedMethods {
  /** undefined until they are loaded. */
  methods: PaymentMethods | undefined;
  /** An error message for the buyer. */
  problem: string | undefined;
  /** Resolves when there is an answer or an error message. */
  reload: () => Promise<void>;
}

/** The methods for a purchase, loaded with the provider's client, and again when the buyer comes back to the page. */
export function usePaymentMethods(purchase: Purchase): LoadedMethods {
  const { client } = useHaiPay();
  const [loaded, setLoaded] = useState<Pick<LoadedMethods, "methods" | "problem">>({
    methods: undefined,
    problem: undefined,
  });
  const key = JSON.stringify(purchase);

  const reload = useCallback(async () => {
    try {
      const methods = await requireClient(client).listMethods(JSON.parse(key) as Purchase);
      setLoaded({ methods, problem: undefined });
    } catch (error) {
      setLoaded((before) => ({ ...before, problem: (error as Error).message }));
    }
  }, [client, key]);

  useEffect(() => {
    const look = () => void reload();
    look();
    window.addEventListener("focus", look);
    window.addEventListener("pageshow", look);
    return () => {
      window.removeEventListener("focus", look);
      window.removeEventListener("pageshow", look);
    };
  }, [reload]);

  return { ...loaded, reload };
}
