import { HaipayProvider } from "./haipay-provider";

export class KonbiniFamilyMart extends HaipayProvider {
  static identifier = "haipay-konbini-familymart";
  protected readonly methodId = "konbini-familymart";
}

export class KonbiniLawson extends HaipayProvider {
  static identifier = "haipay-konbini-lawson";
  protected readonly methodId = "konbini-lawson";
}

export class KonbiniSevenEleven extends HaipayProvider {
  static identifier = "haipay-konbini-seven-eleven";
  protected readonly methodId = "konbini-seven-eleven";
}

export class KonbiniMinistop extends HaipayProvider {
  static identifier = "haipay-konbini-ministop";
  protected readonly methodId = "konbini-ministop";
}

export class AuPay extends HaipayProvider {
  static identifier = "haipay-au-pay";
  protected readonly methodId = "au-pay";
}

export class Merpay extends HaipayProvider {
  static identifier = "haipay-merpay";
  protected readonly methodId = "merpay";
}

export class GmoAozora extends HaipayProvider {
  static identifier = "haipay-gmo-aozora";
  protected readonly methodId = "gmo-aozora";
}
