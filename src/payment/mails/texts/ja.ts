import type { MailTexts } from "./texts";

export const JA: MailTexts = {
  subject: {
    slip: ({ shop, order, method }) => `【${shop}】ご注文番号${order}：お支払いのご案内（${method}）`,
    reminder: ({ shop, order }) => `【${shop}】ご注文番号${order}：お支払い期限が近づいています`,
    paid: ({ shop, order }) => `【${shop}】ご注文番号${order}：お支払いを確認いたしました`,
    expired: ({ shop, order }) => `【${shop}】ご注文番号${order}：お支払い期限が過ぎました`,
  },
  opening: {
    slip: ({ method }) => `ご注文いただき、ありがとうございます。期限までに${method}でお支払いください。`,
    reminder: ({ method }) =>
      `${method}でのお支払いをまだ確認できておりません。すでにお支払い済みの場合は、行き違いですのでご容赦ください。`,
    paid: ({ sum }) => `${sum}のお支払いを確認いたしました。ありがとうございます。`,
    expired: ({ method }) =>
      `期限までに${method}でのお支払いを確認できませんでした。以前のご案内でのお支払いはお控えください。`,
  },
  newSlip: ({ method }) =>
    `新しいお支払いのご案内をお送りします。期限までに${method}でお支払いください。以前のご案内でのお支払いはお控えください。`,
  partlyPaid: ({ sum }) => `お支払いの一部を確認いたしました。残額は${sum}です。`,
  orderCancelled:
    "ご注文はキャンセルとなりました。引き続きご希望の場合は、お手数ですが改めてご注文ください。",
  orderStands: "ご注文はまだキャンセルされていません。お支払いの可否は、ご注文のページでご確認いただけます。",
  labels: {
    order: "ご注文番号",
    goods: "ご注文商品",
    sum: "お支払い金額",
    charge: "ご請求額",
    received: "ご入金済み",
    rest: "残りのお支払い金額",
    paidSum: "お支払い金額",
    method: "お支払い方法",
    deadline: "お支払い期限",
    paidAt: "お支払い日時",
    account: "口座番号",
    number: "お支払い番号",
  },
  payLink: "お支払いページを開く",
  orderLink: "ご注文のお支払い状況を見る",
  stepsTitle: "お支払いの手順",
  payPageCounts: "お支払いページの案内が異なる場合は、お支払いページの案内に従ってください。",
  questions: ({ shop }, contact) =>
    contact === null
      ? `ご不明な点は、${shop}までお問い合わせください。`
      : `ご不明な点は、${shop}までお問い合わせください：${contact}`,
  test: "これはテストのお支払いです。実際の入出金は発生しません。",
  trial: "【プレビュー】",
};
