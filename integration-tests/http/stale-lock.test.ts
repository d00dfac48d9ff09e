import { describeShop } from "../environment/haipay-shop";
import { postgresLocks } from "./stale-lock/postgres-locks";

beforeAll(() => {
  process.env.MEDUSA_LOCKING = "postgres";
});

afterAll(() => {
  delete process.env.MEDUSA_LOCKING;
});

describeShop("Under locking-postgres a lock that a killed process left", (shop) => {
  postgresLocks(shop);
});
