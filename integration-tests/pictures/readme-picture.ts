import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";

/** The folder of the README's pictures. */
export const PICTURES = path.resolve(__dirname, "../../docs/pictures");

/** What the README shows; each in English, and in Japanese with `-ja` behind its name. */
export const PICTURE_NAMES = ["checkout", "slip", "payments", "attention", "set-up"] as const;

/** Saves what is on the screen as a picture of the README. */
export async function takeReadmePicture(
  page: Page,
  name: (typeof PICTURE_NAMES)[number],
  language: "en" | "ja",
): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(PICTURES, { recursive: true });
  const file = path.join(PICTURES, `${name}${language === "ja" ? "-ja" : ""}.webp`);
  await sharp(await page.screenshot({ animations: "disabled" }))
    .webp({ quality: 82, effort: 6 })
    .toFile(file);
}
