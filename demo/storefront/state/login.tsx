import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { useShop } from "./shop";
import { keep, recall } from "./storage";

const LOGIN = "login";

interface Login {
  /** Of the customer; undefined for a guest. */
  token: string | undefined;
  logIn: (email: string, password: string) => Promise<void>;
  register: (email: string, password: string) => Promise<void>;
  logOut: () => void;
}

const LoginContext = createContext<Login | undefined>(undefined);

/** The customer's login, which this browser keeps until they log out. */
export function LoginProvider({ children }: { children: ReactNode }) {
  const { shopper } = useShop();
  const [token, setToken] = useState(() => {
    const kept = recall<string>(LOGIN);
    if (kept) shopper.client.useToken(kept);
    return kept;
  });
  const begin = useCallback((next: string) => {
    keep(LOGIN, next);
    setToken(next);
  }, []);
  const login = useMemo<Login>(
    () => ({
      token,
      logIn: async (email, password) => begin(await shopper.logIn(email, password)),
      async register(email, password) {
        await shopper.register(email, password);
        begin(await shopper.logIn(email, password));
      },
      logOut() {
        shopper.client.useToken(undefined);
        keep(LOGIN, undefined);
        setToken(undefined);
      },
    }),
    [token, begin, shopper],
  );
  return <LoginContext.Provider value={login}>{children}</LoginContext.Provider>;
}

export function useLogin(): Login {
  const login = useContext(LoginContext);
  if (!login) throw new Error("useLogin works inside LoginProvider only.");
  return login;
}
