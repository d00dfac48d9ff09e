import type { mails as english } from "../en/mails";

export const mails: typeof english = {
  heading: "お客様へのメール",
  intro: "ショップ名と商品を入れた、実際の表示です。",
  none: {
    title: "メールはまだ送信されません",
    text: "Medusaにメールのプロバイダーがないため、お客様はご注文のページでのみお支払い方法を確認できます。「email」チャネルのプロバイダーをmedusa-configに追加すると、自動的に送信されるようになります。",
  },
  off: {
    title: "メールの送信はオフです",
    text: "お客様には以下のメールが送られません。ショップ独自のメールを送っている場合を除き、上の設定でオンにしてください。",
  },
  which: "メールの種類",
  language: "言語",
  kinds: {
    slip: "お支払いのご案内",
    reminder: "リマインド",
    paid: "入金確認",
    expired: "期限切れのお知らせ",
  },
  languages: { ja: "日本語", en: "英語" },
  subject: "件名",
  frame: "お客様に届くメール",
  plain: "テキスト形式",
  sendToMe: "自分に送る",
  sent: "{{to}} に送信しました",
  remind: {
    button: "リマインドを送る",
    title: "お客様にリマインドを送りますか？",
    description:
      "送信前にHaiPayへ入金状況を照会します。未入金の場合のみ、金額・期限・お支払い方法をメールでお知らせします。",
    submit: "送信する",
    done: "リマインドを送信します。",
    refused: "リマインドを送信できませんでした",
  },
};
