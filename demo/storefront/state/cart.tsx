import type { HttpTypes } from "@medusajs/framework/types";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type { Cart, Shopper } from "../../shopper";
import { StoreError } from "../../store-error";
import { useShop } from "./shop";
import { keep, onKeptElsewhere, recall } from "./storage";

const CART = "cart";
const COUNTRY = "country";

/** `changedAt` tells the shop's other tabs about every change. */
interface KeptCart {
  id: string;
  changedAt: number;
}

interface CartState {
  /** Absent while there is none, and before the first answer. */
  cart: Cart | undefined;
  /** False until it is known whether there is a cart. */
  known: boolean;
  region: HttpTypes.StoreRegion;
  chooseRegion: (region: HttpTypes.StoreRegion) => Promise<void>;
  add: (variantId: string, quantity: number) => Promise<void>;
  setQuantity: (lineId: string, quantity: number) => Promise<void>;
  remove: (lineId: string) => Promise<void>;
  deliver: (to: HttpTypes.StoreUpdateCart, shippingOptionId: string) => Promise<void>;
  /** Reads the cart again: it is gone once it has become an order. */
  reload: () => Promise<void>;
}

const CartContext = createContext<CartState | undefined>(undefined);

export function CartProvider({ children }: { children: ReactNode }) {
  const { shopper, regions } = useShop();
  const [cart, setCart] = useState<Cart>();
  const [known, setKnown] = useState(false);
  const [country, setCountry] = useState(() => recall<string>(COUNTRY) ?? "jp");
  const region = regions.find((one) => one.id === cart?.region_id) ?? regionOf(regions, country);

  const newest = useRef<Promise<void>>();
  const reload = useCallback(() => {
    const look: Promise<void> = readCart(shopper).then(async (found) => {
      // Answers can overtake each other: only the answer to the newest request counts.
      if (newest.current !== look) {
        await newest.current;
        return;
      }
      setCart(found);
      setKnown(true);
    });
    newest.current = look;
    return look;
  }, [shopper]);

  useEffect(() => {
    const look = () => void reload().catch(() => setKnown(true));
    const lookWhenSeen = () => document.visibilityState === "visible" && look();
    look();
    const stopListening = onKeptElsewhere(CART, look);
    document.addEventListener("visibilitychange", lookWhenSeen);
    // A page that the back button brings back shows what it showed when it was left.
    window.addEventListener("pageshow", look);
    return () => {
      stopListening();
      document.removeEventListener("visibilitychange", lookWhenSeen);
      window.removeEventListener("pageshow", look);
    };
  }, [reload]);

  const state = useMemo<CartState>(() => {
    const change = async (work: (cartId: string) => Promise<unknown>) => {
      const id = cart?.id ?? (await shopper.createCart({ regionId: region.id })).id;
      try {
        await work(id);
      } finally {
        keep(CART, { id, changedAt: Date.now() } satisfies KeptCart);
        await reload();
      }
    };
    return {
      cart,
      known,
      region,
      reload,
      add: (variantId, quantity) => change((id) => shopper.addItem(id, variantId, quantity)),
      setQuantity: (lineId, quantity) => change((id) => shopper.setQuantity(id, lineId, quantity)),
      remove: (lineId) => change((id) => shopper.client.delete(`/store/carts/${id}/line-items/${lineId}`)),
      deliver: (to, optionId) =>
        change(async (id) => {
          await shopper.updateCart(id, to);
          await shopper.addShippingMethod(id, optionId);
        }),
      async chooseRegion(next) {
        const code = next.countries?.[0]?.iso_2 ?? "jp";
        keep(COUNTRY, code);
        setCountry(code);
        if (cart) await change((id) => shopper.updateCart(id, { region_id: next.id }));
      },
    };
  }, [cart, known, region, reload, shopper]);
  return <CartContext.Provider value={state}>{children}</CartContext.Provider>;
}

export function useCart(): CartState {
  const state = useContext(CartContext);
  if (!state) throw new Error("useCart works inside CartProvider only.");
  return state;
}

/** Whether address and delivery are set: changing the country removes the address, but not what delivery cost. */
export function isDeliverable(cart: Cart): boolean {
  return Boolean(cart.email && cart.shipping_address?.address_1 && cart.shipping_methods?.length);
}

function regionOf(regions: HttpTypes.StoreRegion[], country: string): HttpTypes.StoreRegion {
  const region = regions.find((one) => one.countries?.some(({ iso_2 }) => iso_2 === country)) ?? regions[0];
  if (!region) throw new Error("The shop has no region.");
  return region;
}

/** The kept cart, unless it has become an order or is gone; then it is forgotten. */
async function readCart(shopper: Shopper): Promise<Cart | undefined> {
  const kept = recall<KeptCart>(CART);
  if (!kept) return undefined;
  const cart = await shopper.getCart(kept.id).catch((error: unknown) => {
    if (error instanceof StoreError && error.status === 404) return undefined;
    throw error;
  });
  if (cart && !(cart as { completed_at?: unknown }).completed_at) return cart;
  keep(CART, undefined);
  return undefined;
}
