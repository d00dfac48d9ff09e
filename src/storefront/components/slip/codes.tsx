import { useEffect, useState, type ReactElement } from "react";
import { drawQr } from "../../core/load-slip";
import type { SlipSheet } from "../../core/slip/sheet";
import type { SlipTexts } from "../../core/slip/texts";

/** A QR code, drawn in the browser; its content is shown beside it, so it needs no text alternative. */
export function QrSquare({ text, width = 148 }: { text: string; width?: number }): ReactElement {
  const [drawn, setDrawn] = useState<{ path: string; size: number }>();
  useEffect(() => {
    let gone = false;
    drawQr(text).then(
      (drawing) => !gone && setDrawn(drawing),
      // Without it the address is still a link.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [text]);
  const size = drawn?.size ?? 1;
  return (
    <svg
      className="haipay-qr-square"
      width={width}
      height={width}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      {drawn && <path d={drawn.path} fill="#000" />}
    </svg>
  );
}

/** The platform's `qrCode`: an image, or an address or a text to be scanned. Nothing without one. */
export function PlatformCode({
  code,
  texts,
}: {
  code: SlipSheet["code"];
  texts: SlipTexts;
}): ReactElement | null {
  if (!code) return null;
  return (
    <figure className="haipay-qr">
      {"image" in code ? (
        <img src={code.image} alt="" width={180} height={180} />
      ) : (
        <QrSquare text={"address" in code ? code.address : code.text} width={180} />
      )}
      <figcaption>{texts.scanCode}</figcaption>
    </figure>
  );
}
