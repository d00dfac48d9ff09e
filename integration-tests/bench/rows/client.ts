import { constants, sign, verify } from "node:crypto";
import http from "node:http";
import axios from "axios";
import { PlatformClient } from "../../../src/platform/client";
import { buildApplyMessage } from "../../../src/platform/request-messages";
import { isJsonObject, parseJsonObject, stringifyJson } from "../../../src/platform/json";
import { stringToSign } from "../../../src/platform/signature";
import { compareCalls } from "../measure/rates";
import { rate } from "../measure/statistics";
import { FastPlatform } from "../platform/fast-platform";
import { openOrderId } from "../platform/open-orders";
import type { Row } from "../row";
import { lawsonRequest } from "./signing";

const AT_ONCE = 10;
const padding = constants.RSA_PKCS1_PADDING;

export const connections: Row = {
  number: "9",
  work: "1,000 platform calls, 10 at once",
  baseline: "–",
  target: "≤ 10 TCP connections",
  async measure() {
    const platform = await FastPlatform.start();
    const client = new PlatformClient();
    try {
      let begun = 0;
      const callOn = async () => {
        while (begun < 1_000) await client.query(platform.account, { orderId: openOrderId(++begun) });
      };
      await Promise.all(Array.from({ length: AT_ONCE }, callOn));
      const { connections: made } = await platform.counts();
      return { measured: `${made} connections`, ratio: `${made} connections`, reached: made <= 10 };
    } finally {
      client.close();
      platform.stop();
    }
  },
};

export const apply: Row = {
  number: "12",
  work: "apply through the client, 10 at once",
  baseline: "bare axios + `crypto.sign` + `crypto.verify` to the same server, 10 at once",
  target: "≥ 0.9 of its rate",
  async measure() {
    const platform = await FastPlatform.start();
    const client = new PlatformClient();
    const agent = new http.Agent({ keepAlive: true });
    try {
      const request = lawsonRequest(openOrderId(1));
      const bare = await bareApply(platform, agent);
      const { work, baseline, ratio } = await compareCalls(
        () => client.apply(platform.account, request),
        bare,
        { atOnce: AT_ONCE, blockMs: 1_000 },
      );
      return {
        measured: `${rate(work)}; baseline ${rate(baseline)}`,
        ratio: `${ratio.toFixed(2)} of its rate`,
        reached: ratio >= 0.9,
      };
    } finally {
      client.close();
      agent.destroy();
      platform.stop();
    }
  },
};

/** What anybody would have to do at least: the bytes to sign and to verify are known beforehand. */
async function bareApply({ account }: FastPlatform, agent: http.Agent): Promise<() => Promise<void>> {
  const url = `${account.baseUrl}/jpy/collect/apply`;
  const message = buildApplyMessage(account, lawsonRequest(openOrderId(1)));
  const toSign = Buffer.from(stringToSign(message, account.merchantSecretKey), "utf8");
  const unsigned = JSON.parse(stringifyJson({ ...message, appId: String(account.appId) })) as object;
  const options = { httpAgent: agent, proxy: false } as const;
  const send = () => {
    const signature = sign("sha256", toSign, { key: account.merchantPrivateKey, padding }).toString("base64");
    return axios.post<{ data: { sign: string } }>(url, { ...unsigned, sign: signature }, options);
  };
  const { data } = parseJsonObject(JSON.stringify((await send()).data));
  if (!isJsonObject(data)) throw new Error("The fast platform gave no answer.");
  const toVerify = Buffer.from(stringToSign(data, account.merchantSecretKey), "utf8");
  return async () => {
    const answer = await send();
    const signature = Buffer.from(answer.data.data.sign, "base64");
    const [key] = account.platformPublicKeys;
    if (!verify("sha256", toVerify, { key, padding }, signature)) throw new Error("It is genuine.");
  };
}
