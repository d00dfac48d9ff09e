import type { PayStep, StepPicture } from "../../../platform/pay-steps/step";

/** Lines of a drawing in a box of 96 × 64; drawn for this kit. */
const LINES: Record<StepPicture, string> = {
  page: "M34 4h28a4 4 0 014 4v48a4 4 0 01-4 4H34a4 4 0 01-4-4V8a4 4 0 014-4zM30 50h36M45 55h6M37 14h22M37 21h14",
  till: "M16 34h64v24H16zM24 34v-8h30v8M30 26v-8h18v8M62 34V22h12v12M22 42h52M22 50h20",
  terminal: "M12 4h72a4 4 0 014 4v42a4 4 0 01-4 4H12a4 4 0 01-4-4V8a4 4 0 014-4zM36 54l-3 6h30l-3-6",
  ticket: "M28 6h40v46l-5-4-5 4-5-4-5 4-5-4-5 4-5-4-5 4zM35 15h26M35 22h18M35 29h26M44 39h16",
  app: "M34 4h28a4 4 0 014 4v48a4 4 0 01-4 4H34a4 4 0 01-4-4V8a4 4 0 014-4zM39 33l7 7 12-14",
  bank: "M48 8l34 16H14zM20 24v24M34 24v24M48 24v24M62 24v24M76 24v24M14 54h68",
  back: "M18 30h60v26H18zM14 30l6-16h56l6 16zM40 56V40h16v16M34 22l6 6 12-12",
};

/**
 * The picture of a step as SVG text, decoration without a text alternative: a machine's screen shows the button with its
 * label, even if the page is in another language.
 *
 * @returns "" for a step without a picture
 */
export function drawStep({ picture, words }: PayStep): string {
  if (picture === undefined) return "";
  const inner = words === undefined ? "" : picture === "terminal" ? buttons(words) : bubble(words);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64" viewBox="0 0 96 64" fill="none" stroke="currentColor" ` +
    `stroke-width="2" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true"><path d="${LINES[picture]}"/>${inner}</svg>`
  );
}

/** A screen with the button to press among others. */
function buttons(words: string): string {
  const others = "M14 10h20v10H14zM38 10h20v10H38zM62 10h20v10H62z";
  return `<path d="${others}" stroke-width="1" opacity=".5"/><rect x="12" y="25" width="72" height="22" rx="3" fill="currentColor" stroke="none"/>${written(words, 48, 36, 66, "#fff")}`;
}

/** What to say at the till. */
function bubble(words: string): string {
  return `<path d="M4 2h88v13H30l-4 4v-4H4z" fill="currentColor" stroke="none"/>${written(words, 48, 9, 82, "#fff")}`;
}

function written(words: string, x: number, y: number, width: number, color: string): string {
  const size = Math.min(10, Math.floor((width / words.length) * 10) / 10);
  return (
    `<text x="${x}" y="${y}" font-size="${size}" font-weight="700" font-family="sans-serif" text-anchor="middle" ` +
    `dominant-baseline="central" fill="${color}" stroke="none">${escapeXml(words)}</text>`
  );
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
