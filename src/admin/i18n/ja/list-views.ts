/** Named filters above the list of payments. */
export const views = {
  name: "ビュー",
  all: "すべて",
  attention: "要対応",
  expiring: "24時間以内に期限切れ",
  uncaptured: "入金済み・売上未確定",
  save: "ビューを保存",
  saveTitle: "現在の条件をビューとして保存",
  saveDescription:
    "絞り込みと並べ替えの条件に名前を付けて保存します。表示されるのはご自身だけです。「今週」などの期間は、日付が変わると自動的に切り替わります。検索語はお客様の名前などを含むことがあるため、保存されません。",
  saveSubmit: "保存",
  saved: "保存しました。",
  replaces: "同じ名前のビューがあります。保存すると上書きされます。",
  nameField: "名前",
  nameHint: "例：今週のコンビニ未入金",
  more: "ビュー「{{name}}」の名前変更・削除",
  rename: "名前を変更",
  renameTitle: "ビューの名前を変更",
  renameDescription: "絞り込みの条件は変わりません。",
  delete: "削除",
  deleteTitle: "ビュー「{{name}}」を削除しますか？",
  deleteDescription: "削除されるのはビューだけです。決済は削除されません。",
};

/** Days that move on with the calendar. */
export const periods = {
  any: "すべての期間",
  today: "今日",
  yesterday: "昨日",
  this_week: "今週",
  last_7_days: "過去7日間",
  this_month: "今月",
  last_month: "先月",
  days: "日付を指定",
  between: "{{from}}〜{{to}}",
};

/** Acts on several payments of the list. */
export const chosen = {
  all: "このページの決済をすべて選択",
  one: "決済 {{what}} を選択",
  count_other: "{{count}}件を選択中",
  clear: "選択を解除",
  extend: "期限を延長",
  remind: "リマインドを送る",
  waiting: "順番を待っています",
  extendTitle: "支払期限をまとめて延長",
  extendDescription:
    "選択したお客様の支払期限を延長します。払込票などの有効期限を超える場合は、お支払い案内を再発行します。結果は決済ごとに表示します。",
  extendSubmit_other: "{{count}}件の期限を延長",
  extended: "延長しました。",
  longerAlready: "現在の期限が同じか遅いため、変更していません。",
  until: "現在の期限 {{time}}",
  remindTitle: "リマインドをまとめて送信",
  remindDescription:
    "選択したお客様に、お支払いのお願いをメールでお送りします。送信の前にHaiPayに照会するため、支払いを済ませたばかりのお客様には送られません。また、24時間以内に同じお客様へ重ねて送ることはありません。結果は決済ごとに表示します。",
  remindSubmit_other: "{{count}}件にリマインドを送る",
  reminded: "リマインドを送りました。",
  noDeadline: "新しい期限を入力してください。",
};
