import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A TCP proxy whose connections can go silent, like those that a firewall has forgotten. */
export class SilentProxy {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(target: { host: string; port: number }): Promise<SilentProxy> {
    const server = createServer();
    const proxy = new SilentProxy(server);
    server.on("connection", (near) => {
      const far = connect(target);
      for (const socket of [near, far]) {
        proxy.sockets.add(socket);
        socket.on("error", () => undefined);
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** From now on nothing passes through the existing connections, and nobody is told. */
  silence(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
