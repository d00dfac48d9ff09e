import type { ReactElement } from "react";
import { markOf } from "../core/marks";

/** The kit's own mark of a method; decoration, so it has no text of its own. @param props.size height in pixels */
export function MethodIcon({
  providerId,
  size = 24,
}: {
  providerId: string;
  size?: number;
}): ReactElement | null {
  const mark = markOf(providerId);
  if (!mark) return null;
  return (
    <svg className="haipay-icon" width={size * 1.5} height={size} viewBox="0 0 48 32" aria-hidden="true">
      <rect width="48" height="32" rx="5" fill={mark.color} />
      <path d={mark.path} fill="#fff" opacity=".35" />
      <text
        x="24"
        y="26"
        fontSize={mark.size}
        fontWeight="700"
        fontFamily="sans-serif"
        textAnchor="middle"
        fill="#fff"
      >
        {mark.word}
      </text>
    </svg>
  );
}
