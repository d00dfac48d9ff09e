import type { Queries } from "./books";

/** Shorter values, such as a name of two letters, stand in other words by chance. */
const TELLING_LENGTH = 4;

interface Text {
  place: string;
  text: string;
}

/**
 * Invariant 7 as far as the database shows it: who buys is known to the ledger's row alone.
 *
 * @param secrets values that may stand nowhere, such as the merchant secret key
 */
export async function findLeaks(database: Queries, secrets: readonly string[]): Promise<string[]> {
  const hidden = [
    ...(await readPersonal(database)),
    ...secrets.map((value) => ({ what: "a secret", value })),
  ];
  const texts = await readTexts(database);
  return texts.flatMap(({ place, text }) => {
    const leaks = hidden.filter(({ value }) => text.includes(value)).map(({ what }) => what);
    if (/"sign"\s*:/.test(text)) leaks.push("a signature");
    return leaks.map((what) => `${place} holds ${what}.`);
  });
}

async function readPersonal(database: Queries): Promise<{ what: string; value: string }[]> {
  const buyers = await database.query<Record<string, string | null>>(
    `SELECT DISTINCT buyer_name AS "the buyer's name", buyer_phone AS "the buyer's phone number",
      buyer_email AS "the buyer's e-mail address" FROM haipay_collect_order`,
  );
  const values = new Map<string, string>();
  for (const buyer of buyers) {
    for (const [what, value] of Object.entries(buyer)) {
      if (value !== null && value.length >= TELLING_LENGTH) values.set(value, what);
    }
  }
  return [...values].map(([value, what]) => ({ what, value }));
}

/** Every row of our tables but the ledger's own, what the ledger says of errors, and what payments carry in public. */
async function readTexts(database: Queries): Promise<Text[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_name LIKE 'haipay\\_%' AND table_name <> 'haipay_collect_order'`,
  );
  const statements = [
    ...tables.map(
      ({ name }) =>
        `SELECT '${name} ' || coalesce(to_jsonb(t) ->> 'id', '') AS place, to_jsonb(t)::text AS text FROM ${name} t`,
    ),
    `SELECT 'The error of row ' || id AS place, last_error AS text FROM haipay_collect_order
      WHERE last_error IS NOT NULL`,
    `SELECT 'The data of ' || id AS place, data::text AS text FROM payment_session
      WHERE provider_id LIKE 'pp_haipay-%' AND data IS NOT NULL`,
    `SELECT 'The data of ' || id AS place, data::text AS text FROM payment
      WHERE provider_id LIKE 'pp_haipay-%' AND data IS NOT NULL`,
  ];
  const texts: Text[] = [];
  for (const statement of statements) texts.push(...(await database.query<Text>(statement)));
  return texts;
}
