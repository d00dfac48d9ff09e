import { readFileSync } from "node:fs";
import escape from "escape-html";
import { writeClock, type Language } from "../../src/platform/language";

interface Mail {
  to: string;
  at: string;
  subject: string;
  text: string;
  html: string;
}

const WORDS = {
  en: {
    title: "Mailbox (demo)",
    note: "E-mails that the shop would send stay here.",
    none: "No e-mail yet. Place an order.",
    to: "To",
    back: "All e-mails",
    shop: "Back to the shop",
    frame: "The e-mail",
    plain: "As plain text",
    other: ["ja", "日本語"],
  },
  ja: {
    title: "メールボックス（デモ）",
    note: "ショップが送信するメールを、実際には送らずにここで表示します。",
    none: "メールはまだありません。ご注文いただくと届きます。",
    to: "宛先",
    back: "メール一覧へ",
    shop: "ショップへ戻る",
    frame: "メール",
    plain: "テキスト形式",
    other: ["en", "English"],
  },
} as const;

const STYLE = `body{margin:0;background:#f4f6f8;color:#1a1d21;font:16px/1.7 -apple-system,'Hiragino Sans','Noto Sans JP',sans-serif}
main{max-width:720px;margin:0 auto;padding:16px}nav{display:flex;flex-wrap:wrap;gap:8px 24px}a{color:#1d4ed8}
ul{list-style:none;margin:16px 0;padding:0;background:#fff;border:1px solid #e2e6eb;border-radius:8px}
li+li{border-top:1px solid #e2e6eb}li a{display:block;padding:12px 16px;text-decoration:none;overflow-wrap:anywhere}
li strong{display:block;color:#1a1d21}small,.note{color:#5a6472;font-size:14px}h1{font-size:20px;overflow-wrap:anywhere}
iframe{width:100%;height:75vh;border:1px solid #e2e6eb;border-radius:8px;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** The newest first. */
export function listPage(file: string, language: Language): string {
  const words = WORDS[language];
  const entries = readMails(file)
    .map(
      ({ to, at, subject }, index) =>
        `<li><a href="/mailbox/${index}?lang=${language}"><strong>${escape(subject)}</strong><small>${escape(to)} · ${writeClock(new Date(at), language)}</small></a></li>`,
    )
    .reverse();
  const list = entries.length > 0 ? `<ul>${entries.join("")}</ul>` : `<p>${words.none}</p>`;
  return page(language, words.title, "/mailbox", `<p class="note">${words.note}</p>${list}`);
}

/** One mail, by its place in the file; undefined when there is none. */
export function mailPage(file: string, index: number, language: Language): string | undefined {
  const words = WORDS[language];
  const mail = readMails(file).at(index);
  if (!mail) return undefined;
  // The frame may open the shop's pages in a tab of their own, and run nothing.
  const frame = `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${words.frame}" srcdoc="${escape(withTabs(mail.html))}"></iframe>`;
  const body = [
    `<p><a href="/mailbox?lang=${language}">${words.back}</a></p>`,
    `<p class="note">${words.to}: ${escape(mail.to)} · ${writeClock(new Date(mail.at), language)}</p>`,
    frame,
    `<details><summary>${words.plain}</summary><pre>${escape(mail.text)}</pre></details>`,
  ];
  return page(language, mail.subject, `/mailbox/${index}`, body.join(""));
}

function withTabs(html: string): string {
  return html.replace("<head>", `<head><base target="_blank">`);
}

function page(language: Language, title: string, address: string, body: string): string {
  const { shop, other } = WORDS[language];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${STYLE}</style></head><body><main><nav><a href="/">${shop}</a>
<a href="${address}?lang=${other[0]}" lang="${other[0]}">${other[1]}</a></nav><h1>${escape(title)}</h1>${body}</main></body></html>`;
}

function readMails(file: string): Mail[] {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Mail);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
