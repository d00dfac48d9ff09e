import { createServer, type AddressInfo, type Server } from "node:net";
import { findFreePort } from "../ports";

describe("Choosing a port", () => {
  let taken: Server;
  let port: number;

  beforeEach(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    port = (taken.address() as AddressInfo).port;
  });

  afterEach(() => new Promise<void>((resolve) => taken.close(() => resolve())));

  test("takes the wish when it is free", async () => {
    const free = await findFreePort();
    await expect(findFreePort(free)).resolves.toBe(free);
  });

  test("takes another one when the wish is taken", async () => {
    const chosen = await findFreePort(port);
    expect(chosen).not.toBe(port);
    expect(chosen).toBeGreaterThan(0);
  });
});
