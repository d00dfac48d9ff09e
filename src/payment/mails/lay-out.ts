import escape from "escape-html";
import type { MailData } from "../../contract/mails";
import type { MailParts } from "./write-mail";

const INK = "#1a1d21";
const QUIET = "#5a6472";
const ACCENT = "#1d4ed8";
const LINE = "#e2e6eb";

/**
 * A mail as HTML. Mail programs support tables and inline styles, and little else: no script, no picture
 * from elsewhere, nothing that tells anyone that it was read.
 */
export function layOut(parts: MailParts, { shop_name, language }: MailData): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light only"><title>${escape(parts.subject)}</title></head>`,
    `<body style="margin:0;padding:0;background:#f4f6f8;color:${INK};font-family:-apple-system,'Segoe UI','Hiragino Sans','Noto Sans JP',Meiryo,sans-serif;font-size:16px;line-height:1.7;-webkit-text-size-adjust:100%">`,
    `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0"><tr><td align="center" style="padding:16px 8px">`,
    `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid ${LINE};border-radius:8px"><tr><td style="padding:24px 20px;overflow-wrap:anywhere;word-break:normal">`,
    `<p style="margin:0 0 20px;padding:0 0 12px;border-bottom:1px solid ${LINE};font-weight:bold">${escape(shop_name)}</p>`,
    ...parts.opening.map((sentence) => `<p style="margin:0 0 12px">${escape(sentence)}</p>`),
    factsTable(parts.facts),
    ...parts.links.map(link),
    list(parts.goodsTitle, parts.goods, "ul"),
    list(parts.stepsTitle, parts.steps, "ol"),
    `<div style="margin:20px 0 0;padding:12px 0 0;border-top:1px solid ${LINE};color:${QUIET};font-size:14px">`,
    ...parts.closing.map((sentence) => `<p style="margin:0 0 6px">${escape(sentence)}</p>`),
    `</div></td></tr></table></td></tr></table></body></html>`,
  ].join("\n");
}

/** The second fact is the sum: it is what the buyer looks for. */
function factsTable(facts: MailParts["facts"]): string {
  const rows = facts.map(([label, value], index) => {
    const size = index === 1 ? "font-size:22px;font-weight:bold;line-height:1.3" : "font-weight:bold";
    return [
      `<tr><th align="left" valign="top" style="padding:8px 12px 8px 0;border-bottom:1px solid ${LINE};color:${QUIET};font-weight:normal;font-size:14px;width:38%">${escape(label)}</th>`,
      `<td valign="top" style="padding:8px 0;border-bottom:1px solid ${LINE};${size}">${escape(value)}</td></tr>`,
    ].join("");
  });
  return `<table width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:16px 0;border-top:1px solid ${LINE}">${rows.join("")}</table>`;
}

function link({ text, address }: MailParts["links"][number], index: number): string {
  const button = `display:block;padding:12px 16px;border-radius:6px;text-align:center;font-weight:bold;text-decoration:none`;
  const look =
    index === 0
      ? `background:${ACCENT};color:#ffffff;border:1px solid ${ACCENT}`
      : `color:${ACCENT};border:1px solid ${LINE}`;
  return `<p style="margin:0 0 12px"><a href="${escape(address)}" style="${button};${look}">${escape(text)}</a></p>`;
}

function list(title: string, entries: readonly string[], kind: "ol" | "ul"): string {
  if (entries.length === 0) return "";
  const lines = entries.map((entry) => `<li style="margin:0 0 6px">${escape(entry)}</li>`).join("");
  return `<h2 style="margin:24px 0 8px;font-size:16px">${escape(title)}</h2><${kind} style="margin:0;padding:0 0 0 22px">${lines}</${kind}>`;
}
