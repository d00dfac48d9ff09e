import type { ReactElement } from "react";
import { drawingOf } from "../core/drawings";

/** The neutral drawing of a method; decoration, so it has no text of its own. @param props.size in pixels */
export function MethodIcon({
  providerId,
  size = 24,
}: {
  providerId: string;
  size?: number;
}): ReactElement | null {
  const drawing = drawingOf(providerId);
  if (!drawing) return null;
  return (
    <svg
      className="haipay-icon"
      width={(size * 4) / 3}
      height={size}
      viewBox="0 0 32 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={drawing.outline} />
      <text
        x="27.5"
        y="21"
        fontSize="11"
        fontWeight="700"
        fontFamily="sans-serif"
        textAnchor="middle"
        fill="currentColor"
        stroke="none"
      >
        {drawing.letter}
      </text>
    </svg>
  );
}
