import { runCli } from "../run-cli";

export interface Ending {
  exitCode: number;
  out: string;
  err: string;
}

/** Runs `haipay …` in this process, as a shell would see it. */
export async function haipay(
  args: readonly string[],
  { input = "", environment = {} }: { input?: string | Buffer; environment?: NodeJS.ProcessEnv } = {},
): Promise<Ending> {
  let out = "";
  let err = "";
  const exitCode = await runCli(args, {
    write: (text) => void (out += text),
    warn: (text) => void (err += text),
    readInput: async () => Buffer.from(input),
    environment,
  });
  return { exitCode, out, err };
}
