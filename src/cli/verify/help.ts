export const HELP = `Usage: haipay verify <message.json> [options]
       … | haipay verify - [options]

Shows the string to sign of a message of the platform, with the merchant secret key masked, and says whether its signature
verifies; if it does not, why, as far as can be told. The file (or standard input) holds a notification, an answer, or what
stands in an answer's data, exactly as it came over the wire. Nothing is sent anywhere.

Credentials come from the environment variables of the shop's configuration, HAIPAY_JPY_… and HAIPAY_USD_…:
  …_MERCHANT_SECRET_KEY, …_PLATFORM_PUBLIC_KEY     needed
  …_SECOND_PLATFORM_PUBLIC_KEY                     accepted too
  …_MERCHANT_PRIVATE_KEY, …_APP_ID                 help to tell why; those of the other currency do too

  --env-file FILE                     read variables from this file (NAME=value lines) before the environment
  --currency jpy|usd                  whose credentials to check with (default: by the message's currency or appId)
  --merchant-secret-key TEXT          in place of the variable; what stands on a command line is seen by other users of
                                      the machine and kept in the shell's history: better the environment or a file
  --platform-public-key TEXT          in place of the variable: PEM or bare Base64
  --second-platform-public-key TEXT   likewise
  --merchant-private-key TEXT         likewise
  --app-id DIGITS                     likewise
  --help                              show this and end

Exit codes: 0 the signature verifies; 1 it does not; 2 it could not be checked (command line, file or credentials).
`;
