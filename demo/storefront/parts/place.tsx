import { prefectureInEnglish } from "../address/prefectures";
import { useLanguage } from "../state/language";

/** What the addresses of a cart and an order have in common. */
interface Address {
  first_name?: string | null;
  last_name?: string | null;
  postal_code?: string | null;
  province?: string | null;
  city?: string | null;
  address_1?: string | null;
  address_2?: string | null;
  phone?: string | null;
}

/** An address as it is written in the shopper's language. */
export function Place({ address }: { address: Address }) {
  const { language } = useLanguage();
  return (
    <address className="place">
      {linesOf(address, language === "ja").map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}

function linesOf(address: Address, japanese: boolean): string[] {
  const { first_name, last_name, postal_code, province, city, address_1, address_2, phone } = address;
  const lines = japanese
    ? [
        `${join(last_name, first_name)} 様`,
        postal_code && `〒${postal_code}`,
        [province, city, address_1].filter(Boolean).join(""),
        address_2,
        phone,
      ]
    : [
        join(first_name, last_name),
        join(address_1, address_2),
        [city, join(prefectureInEnglish(province ?? ""), postal_code)].filter(Boolean).join(", "),
        phone,
      ];
  return lines.filter((line): line is string => Boolean(line));
}

function join(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
