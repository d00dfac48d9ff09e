import { createHash } from "node:crypto";
import type { Response } from "express";
import type { MethodId } from "../../platform/catalogue";
import { html, Html } from "./html";
import type { Language } from "./language";
import { TEXTS } from "./texts";

const STYLE = `
:root { color-scheme: light; --ink: #1c2430; --soft: #5b6675; --line: #d9dee6; --accent: #0b5cad; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f8; color: var(--ink); line-height: 1.6;
  font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", sans-serif; }
header, main, aside { width: min(34rem, 100% - 2rem); margin: 0 auto; }
header { padding: 1rem 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; font-size: .875rem; color: var(--soft); }
header p { margin: 0; }
nav { display: flex; gap: .75rem; white-space: nowrap; }
[data-brand] body { border-top: .5rem solid var(--accent); }
[data-brand="au-pay"] { --accent: #c2410c; } [data-brand="merpay"] { --accent: #d3000f; }
[data-brand="gmo-aozora"] { --accent: #0b5cad; } [data-brand="konbini-familymart"] { --accent: #00713c; }
[data-brand="konbini-lawson"] { --accent: #0068b7; } [data-brand="konbini-seven-eleven"] { --accent: #b4451c; }
[data-brand="konbini-ministop"] { --accent: #0a4a8f; }
main { background: #fff; border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem; margin-bottom: 2rem; }
main.wide { width: min(60rem, 100% - 2rem); overflow-x: auto; }
aside { border: 1px dashed #8a94a3; border-radius: .75rem; padding: 1rem 1.5rem; margin-bottom: 2rem; font-size: .9375rem; }
h2 { font-size: 1rem; margin: 0 0 .25rem; } aside p { margin: 0; }
.sum { margin: 1rem 0 0; font-size: 2rem; font-weight: 700; line-height: 1.2; }
h1 { font-size: 1.375rem; line-height: 1.35; margin: 0 0 1rem; }
a { color: var(--accent); }
a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.state { padding: .75rem 1rem; border-radius: .5rem; background: #eef2f7; font-weight: 600; }
.state.good { background: #e3f4e8; }
.state.bad, .error { background: #fdeaea; }
.error { padding: .75rem 1rem; border-radius: .5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: .375rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.number { font-size: 1.5rem; font-weight: 700; letter-spacing: .06em; font-variant-numeric: tabular-nums; }
form { margin: 1rem 0 0; }
@media (max-width: 30rem) { main, aside { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  main button { width: 100%; } main .row { flex-direction: column; gap: 0; } }
.row { display: flex; flex-wrap: wrap; gap: .75rem; }
label { display: block; font-weight: 600; }
input { font: inherit; width: 100%; padding: .625rem .75rem; margin: .25rem 0 .75rem; border: 1px solid #8a94a3; border-radius: .5rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; border-radius: .5rem; border: 1px solid var(--accent);
  background: var(--accent); color: #fff; cursor: pointer; }
button.plain { background: #fff; color: var(--accent); }
:focus-visible { outline: 3px solid #f0a500; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
@media (max-width: 40rem) { thead { display: none; } tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { display: block; padding: 0; border: 0; } }
`;
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; frame-ancestors 'none'`;

export interface Page {
  language: Language;
  title: string;
  /** The page's own path: the language links lead to it. */
  path: string;
  content: Html;
  /** What is shown below the page, separate from it. */
  below?: Html;
  wide?: boolean;
  /** The method whose colours it uses. */
  brand?: MethodId;
}

/** Sends a whole page, with its visible language switch; it loads nothing from anywhere. */
export function sendPage(res: Response, status: number, page: Page): void {
  res
    .status(status)
    .set({
      "Content-Security-Policy": POLICY,
      "Content-Language": page.language,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Language",
    })
    .type("html")
    .send(layout(page).text);
}

function layout({ language, title, path, content, below, wide, brand }: Page): Html {
  const texts = TEXTS[language];
  return html`<!doctype html>
<html lang="${language}"${brand ? html` data-brand="${brand}"` : undefined}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<p>${texts.sandbox}</p>
<nav aria-label="${texts.language}">${languageLink("ja", "日本語", path, language)}${languageLink("en", "English", path, language)}</nav>
</header>
<main${wide ? html` class="wide"` : undefined}>
<h1>${title}</h1>
${content}
</main>
${below}
</body>
</html>
`;
}

function languageLink(target: Language, name: string, path: string, current: Language): Html {
  const mark = target === current ? html` aria-current="true"` : undefined;
  return html`<a href="${path}?lang=${target}" lang="${target}" hreflang="${target}" ${mark}>${name}</a>`;
}
