/** What an accountant reads: the journal for accounting software. */
export const journal = {
  button: "仕訳データ",
  title: "会計ソフト用の仕訳データ",
  description:
    "期間中の売上、HaiPayの手数料、過入金（預り金）、返金の仕訳を、会計ソフトに取り込める形式で保存します。円建て・現在の環境の決済のみが対象です。",
  submit: "ファイルを保存",
  format: "会計ソフト",
  formats: {
    freee: "freee会計",
    money_forward: "マネーフォワード クラウド会計",
    yayoi: "弥生会計",
  },
  from: "開始日",
  to: "終了日",
  names: "勘定科目・税区分の名称",
  namesHint: "標準の名称を使う項目は空欄のままにしてください。入力した名称はこのブラウザーに保存されます。",
  usual: "標準の名称",
  accounts: {
    receivable: "HaiPayへの債権（売掛金）",
    sale: "売上高",
    fee: "支払手数料",
    deposit: "預り金",
    bank: "返金元の口座（普通預金）",
    tax_standard: "売上の税区分（10%）",
    tax_reduced: "売上の税区分（軽減8%）",
    tax_none: "売上の税区分（税なし）",
    tax_fee: "手数料の税区分",
    tax_outside: "対象外の税区分",
  },
  check:
    "HaiPayから銀行口座への入金は含まれません。通帳の明細から、HaiPayへの債権の回収として記帳してください。初回の取り込み結果は、税理士など専門家にご確認ください。",
};
