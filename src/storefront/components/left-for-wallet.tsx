import { useEffect, useState, type ReactElement } from "react";
import { openWalletOf } from "../core/open-wallet";
import { onDemand } from "./context";
import type { OpenWalletProps } from "./open-wallet";

const OpenWallet = onDemand<OpenWalletProps>(
  async () => (await import("./open-wallet.js")).OpenWallet,
  () => null,
);

/** Shows the state of the payment to a shopper who went to a wallet and came back with the browser's back button; else nothing. */
export function LeftForWallet(props: OpenWalletProps): ReactElement | null {
  const { cartId } = props;
  const [wentToWallet, setWentToWallet] = useState(false);
  useEffect(() => {
    const look = () => setWentToWallet(openWalletOf(cartId) !== undefined);
    look();
    // The browser's back button restores the page as it was left.
    window.addEventListener("pageshow", look);
    return () => window.removeEventListener("pageshow", look);
  }, [cartId]);
  return wentToWallet ? <OpenWallet {...props} /> : null;
}
