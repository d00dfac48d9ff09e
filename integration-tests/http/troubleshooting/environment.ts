/** Runs `work` with some environment variables changed; undefined takes one away. */
export async function withEnvironment<Result>(
  changes: Record<string, string | undefined>,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = Object.fromEntries(Object.keys(changes).map((name) => [name, process.env[name]]));
  const put = (values: Record<string, string | undefined>) => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
  put(changes);
  try {
    return await work();
  } finally {
    put(before);
  }
}
