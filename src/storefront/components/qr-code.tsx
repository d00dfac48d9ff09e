import type { ReactElement } from "react";
import { readQrCode } from "../core/safe-address";
import { CopiedFact } from "./copied-fact";
import { useHaiPay } from "./context";

/** What the platform gives as `qrCode`: an image, an address or a text. Nothing without one. */
export function QrCode({ qrCode }: { qrCode: string | null | undefined }): ReactElement | null {
  const { texts } = useHaiPay();
  const code = readQrCode(qrCode);
  if (!code) return null;
  if ("image" in code) {
    return (
      <figure className="haipay-qr">
        <img src={code.image} alt={texts.scan} width={180} height={180} />
        <figcaption className="haipay-small">{texts.scan}</figcaption>
      </figure>
    );
  }
  if ("address" in code) {
    return (
      <a href={code.address} target="_blank" rel="noopener noreferrer">
        {texts.scan}
      </a>
    );
  }
  return (
    <dl className="haipay-facts">
      <CopiedFact label={texts.code} value={code.text} copy />
    </dl>
  );
}
