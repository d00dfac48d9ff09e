import { Client } from "@medusajs/framework/pg";
import { testDatabaseUrl } from "./test-database";

interface Table {
  name: string;
  columns: string;
  rows: number;
}

interface Sequence {
  name: string;
  last: string | null;
}

const COPIES = "haipay_seeded";

/**
 * What a database holds, so that it can hold that again. Only tables that were written to are put back, which is much
 * cheaper than another copy of the database, and Medusa keeps its connections.
 */
export class SeededState {
  private readonly questions = new Map<string, { name: string; text: string }>();

  private constructor(
    readonly client: Client,
    private readonly tables: Map<string, Table>,
    private readonly sequences: Sequence[],
    /** Whatever was written later bears a higher number. */
    private transaction: string,
  ) {}

  static async remember(database: string): Promise<SeededState> {
    const client = new Client({ connectionString: testDatabaseUrl(database) });
    await client.connect();
    const { rows: found } = await client.query<{ name: string; columns: string }>(
      `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND NOT a.attisdropped AND a.attgenerated = ''
       GROUP BY c.relname`,
    );
    await client.query(`CREATE SCHEMA ${COPIES}`);
    const tables = new Map<string, Table>();
    for (const { name, columns } of found) {
      const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM "${name}"`);
      const table = { name, columns, rows: Number(rows[0].count) };
      if (table.rows > 0)
        await client.query(`CREATE TABLE ${COPIES}."${name}" AS SELECT ${columns} FROM "${name}"`);
      tables.set(name, table);
    }
    const sequences = await readSequences(client);
    return new SeededState(client, tables, sequences, await nextTransaction(client));
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** The tables that were written to. @param which only those with such a name */
  async changed(which = /^/): Promise<string[]> {
    let question = this.questions.get(which.source);
    if (!question) {
      const text = [...this.tables.values()]
        .filter(({ name }) => which.test(name))
        .map((table) => `SELECT '${table.name}' AS name WHERE ${whetherChanged(table)}`)
        .join(" UNION ALL ");
      question = { name: `changed-${this.questions.size}`, text };
      this.questions.set(which.source, question);
    }
    const { rows } = await this.client.query<{ name: string }>({ ...question, values: [this.transaction] });
    return rows.map(({ name }) => name);
  }

  async restore(): Promise<void> {
    const changed = await this.changed();
    const statements = changed.flatMap((name) => {
      const { columns, rows } = this.tables.get(name) as Table;
      const insert = `INSERT INTO "${name}" (${columns}) SELECT ${columns} FROM ${COPIES}."${name}"`;
      return rows > 0 ? [`DELETE FROM "${name}"`, insert] : [`DELETE FROM "${name}"`];
    });
    for (const { name, last } of this.sequences) {
      statements.push(
        last === null ? `ALTER SEQUENCE "${name}" RESTART` : `SELECT setval('"${name}"', ${last})`,
      );
    }
    // The foreign keys of the whole are in order before and after.
    await this.client.query(
      ["BEGIN", "SET LOCAL session_replication_role = replica", ...statements, "COMMIT"].join(";"),
    );
    this.transaction = await nextTransaction(this.client);
  }
}

async function nextTransaction(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
  return rows[0].id;
}

/** Rows that are gone are missing in the count. */
function whetherChanged({ name, rows }: Table): string {
  if (rows === 0) return `EXISTS (SELECT FROM "${name}")`;
  return (
    `(SELECT count(*) FROM "${name}") <> ${rows}` +
    ` OR EXISTS (SELECT FROM "${name}" WHERE xmin::text::bigint > $1::bigint)`
  );
}

async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'",
  );
  return rows;
}
