import { useEffect, useState, type ReactElement } from "react";
import { openWalletOf } from "../core/open-wallet";
import { onDemand } from "./context";
import type { OpenWalletProps } from "./open-wallet";

const OpenWallet = onDemand<OpenWalletProps>(
  async () => (await import("./open-wallet.js")).OpenWallet,
  () => null,
);

/** Where a shopper who left for a wallet and came back by the browser's button reads how it stands; else nothing. */
export function LeftForWallet(props: OpenWalletProps): ReactElement | null {
  const { cartId } = props;
  const [wentToWallet, setWentToWallet] = useState(false);
  useEffect(() => {
    const look = () => setWentToWallet(openWalletOf(cartId) !== undefined);
    look();
    // The browser's back button brings the page as it was left.
    window.addEventListener("pageshow", look);
    return () => window.removeEventListener("pageshow", look);
  }, [cartId]);
  return wentToWallet ? <OpenWallet {...props} /> : null;
}
