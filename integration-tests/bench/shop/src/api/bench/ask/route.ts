import { constants, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import http from "node:http";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import axios from "axios";

const padding = constants.RSA_PKCS1_PADDING;
const httpAgent = new http.Agent({ keepAlive: true });
let account: ReturnType<typeof readAccount> | undefined;

type Message = Record<string, string | number>;

/**
 * What anybody has to do at least before a notification can be believed: verify it, ask the platform with a signed request,
 * and verify the answer. Nothing is kept of it.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  account ??= readAccount();
  const { appId, url, merchantKey: key } = account;
  const notification = req.body as Message;
  requireGenuine(notification, account);
  const query = { appId, orderId: notification.orderId };
  const signature = sign("sha256", toSign(query, account), { key, padding }).toString("base64");
  const answer = await axios.post<{ data: Message }>(
    url,
    { ...query, sign: signature },
    { httpAgent, proxy: false },
  );
  requireGenuine(answer.data.data, account);
  res.status(200).type("text/plain").send("SUCCESS");
}

function readAccount() {
  const read = (name: string) => process.env[`HAIPAY_${name}`] as string;
  const der = (name: string) => ({ key: Buffer.from(read(name), "base64"), format: "der" as const });
  return {
    appId: read("JPY_APP_ID"),
    secret: read("JPY_MERCHANT_SECRET_KEY"),
    url: `${read("BASE_URL")}/jpy/collect/query`,
    merchantKey: createPrivateKey({ ...der("JPY_MERCHANT_PRIVATE_KEY"), type: "pkcs8" }),
    platformKey: createPublicKey({ ...der("JPY_PLATFORM_PUBLIC_KEY"), type: "spki" }),
  };
}

type Account = ReturnType<typeof readAccount>;

function requireGenuine(message: Message, account: Account): void {
  const signature = Buffer.from(String(message.sign), "base64");
  const key = { key: account.platformKey, padding };
  if (!verify("sha256", toSign(message, account), key, signature)) throw new Error("It is genuine.");
}

/** The bytes that are signed, of a message without nested or empty values (protocol §3). */
function toSign({ sign: _sign, ...message }: Message, { secret }: Account): Buffer {
  const fields = Object.entries(message).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(`${fields.map(([name, value]) => `${name}=${value}&`).join("")}key=${secret}`, "utf8");
}
