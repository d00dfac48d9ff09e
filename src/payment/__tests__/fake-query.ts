import type { MedusaContainer } from "@medusajs/framework/types";

type Stored = Record<string, unknown>;

interface Asked {
  entity: string;
  fields: string[];
  filters: Record<string, string>;
}

/** A container whose query knows these rows by their ids, and gives of each what it is asked for and nothing else. */
export function containerOf(rows: Record<string, readonly Stored[]>): MedusaContainer {
  const graph = async ({ entity, fields, filters }: Asked) => {
    if (!filters.id) throw new Error("A query without an id matches every row.");
    const found = (rows[entity] ?? []).filter(({ id }) => id === filters.id);
    return { data: found.map((row) => pick(row, fields)) };
  };
  const resolve = (name: string) => (name === "query" ? { graph } : undefined);
  return { resolve } as unknown as MedusaContainer;
}

function pick(row: Stored, fields: readonly string[]): Stored {
  const names = new Set(fields.map((field) => field.split(".")[0]).filter((name) => name in row));
  return Object.fromEntries([...names].map((name) => [name, pickInside(row[name], innerOf(name, fields))]));
}

function innerOf(name: string, fields: readonly string[]): string[] {
  return fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
}

function pickInside(value: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0 || typeof value !== "object" || value === null) return value;
  return Array.isArray(value) ? value.map((one: Stored) => pick(one, fields)) : pick(value as Stored, fields);
}
