import axios, { type AxiosInstance } from "axios";
import { StoreError } from "./store-error";

export interface StoreClientOptions {
  /** Address of the Medusa backend, for example `http://127.0.0.1:9000`. */
  baseUrl: string;
  /** Value of the header `x-publishable-api-key`. */
  publishableKey: string;
  /** How many milliseconds an answer may take; 60,000 by default. */
  timeoutMs?: number;
}

type Query = Record<string, string>;

/** Calls Medusa's HTTP API as a storefront does, and turns everything but success into a StoreError. */
export class StoreClient {
  private readonly http: AxiosInstance;

  constructor(options: StoreClientOptions) {
    this.http = axios.create({
      baseURL: options.baseUrl,
      timeout: options.timeoutMs ?? 60_000,
      headers: { "x-publishable-api-key": options.publishableKey },
      proxy: false,
    });
  }

  /** Uses the token for every later call; without one, calls are a guest's again. */
  useToken(token: string | undefined): void {
    const { common } = this.http.defaults.headers;
    if (token === undefined) delete common.authorization;
    else common.authorization = `Bearer ${token}`;
  }

  /** @throws StoreError */
  async get<Answer>(path: string, params?: Query): Promise<Answer> {
    return this.call("GET", path, { params });
  }

  /** @param token a login for this call alone @throws StoreError */
  async post<Answer>(path: string, data: object = {}, params?: Query, token?: string): Promise<Answer> {
    return this.call("POST", path, {
      data,
      params,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
  }

  /** @throws StoreError */
  async delete<Answer>(path: string): Promise<Answer> {
    return this.call("DELETE", path, {});
  }

  private async call<Answer>(
    method: string,
    path: string,
    request: { params?: Query; data?: object; headers?: Record<string, string> },
  ): Promise<Answer> {
    try {
      const answer = await this.http.request<Answer>({ method, url: path, ...request });
      return answer.data;
    } catch (error) {
      throw StoreError.from(`${method} ${path}`, error);
    }
  }
}
