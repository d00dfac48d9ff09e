/**
 * Runs what needs another browser than Chromium where that is installed. Where it is not, the test is skipped and says so; with its name in
 * `REQUIRED_BROWSERS`, as `.ci/run` sets it wherever it could install it, the test fails.
 *
 * @param name such as `firefox`
 * @param program where it is; undefined where it is not
 */
export function inBrowser(name: string, program: string | undefined, test: (program: string) => void): void {
  if (program !== undefined) {
    test(program);
    return;
  }
  const isRequired = process.env.REQUIRED_BROWSERS?.split(/[\s,]+/).includes(name) ?? false;
  const say = isRequired ? it : it.skip;
  say(`is not tried: ${name} is not installed on this machine`, () => {
    throw new Error(`REQUIRED_BROWSERS names ${name}, which is not installed on this machine.`);
  });
}
