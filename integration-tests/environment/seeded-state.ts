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
  private constructor(
    private readonly client: Client,
    private readonly tables: Map<string, Table>,
    private readonly sequences: Sequence[],
    private readonly question: string,
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
    const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
    // Whatever a later transaction wrote bears its number; rows that are gone are missing in the count.
    const question = [...tables.values()]
      .map((table) => `SELECT '${table.name}' AS name WHERE ${whetherChanged(table, rows[0].id)}`)
      .join(" UNION ALL ");
    return new SeededState(client, tables, sequences, question);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  async restore(): Promise<void> {
    const { rows: changed } = await this.client.query<{ name: string }>({
      name: "changed",
      text: this.question,
    });
    const statements = changed.flatMap(({ name }) => {
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
  }
}

function whetherChanged({ name, rows }: Table, transaction: string): string {
  if (rows === 0) return `EXISTS (SELECT FROM "${name}")`;
  return (
    `(SELECT count(*) FROM "${name}") <> ${rows}` +
    ` OR EXISTS (SELECT FROM "${name}" WHERE xmin::text::bigint > ${transaction})`
  );
}

async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    "SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'",
  );
  return rows;
}
