import type { RefusalCode } from "../../../contract/refusals";

/** サーバーが拒否した理由（コード別）。項目についてのものは、その項目に表示されます。 */
export const refusals = {
  unknown_field:
    "送信した内容をサーバーで読み取れませんでした。ページがサーバーより古い可能性があります。再読み込みしてください。",
  malformed: "読み取れません。入力内容を確認してください。",
  no_object:
    "送信した内容をサーバーで読み取れませんでした。ページがサーバーより古い可能性があります。再読み込みしてください。",
  text: "{{most}}文字以内で入力してください。",
  text_needed: "1〜{{most}}文字で入力してください。",
  one_line: "1〜{{most}}文字、1行で入力してください。",
  instant: "日付と時刻を入力してください。",
  day: "日付を入力してください（例：2026-11-23）。",
  day_or_instant: "日付を入力してください（例：2026-11-23）。",
  numeral: "数値を入力してください。",
  id: "IDとして読み取れません。IDに使えるのは英数字、_、- のみです。",
  one_of: "次のいずれかを選んでください：{{choices}}。",
  some_of: "次から1つ以上を選んでください：{{choices}}。",
  addresses: "アドレスを1行に1つ、{{most}}件以内で入力してください。",
  sum: "金額を入力してください（例：1700、12.34）。",
  method_choices:
    "この支払方法をサーバーで読み取れませんでした。ページがサーバーより古い可能性があります。再読み込みしてください。",
  days_reversed: "終了日が開始日より前になっています。",
  days_twice: "期間と日付は、どちらか一方だけを指定してください。",
  both_pages: "一覧のこのページはもうありません。最初のページからご覧ください。",
  no_such_page: "一覧のこのページはもうありません。最初のページからご覧ください。",

  app_id: "HaiPayの管理画面に表示されるappIdの数字を入力してください（例：1054）。",
  fixed: "サーバーの設定（{{by}}）で固定されています。変更はサーバー側で行ってください。",
  https: "https:// で始まるアドレスを入力してください（http:// はこのマシンのみ、本番以外で使えます）。",
  key: "2048ビット以上のRSA鍵として読み取れません。PEMまたはBase64で全体を貼り付けてください。",
  limits: "HaiPayの範囲内（{{min}}〜{{max}}）で入力してください。",
  missing: "入力してください。",
  min_above_max: "上限金額（{{max}}）を超えています。小さくしてください。",
  no_settings_key: "サーバーに HAIPAY_SETTINGS_KEY が設定されるまで、認証情報は保存されません。",
  number: "{{least}}〜{{most}}の整数を入力してください。",
  own_key: "これは自社の公開鍵です。HaiPayの管理画面からHaiPayの公開鍵をコピーしてください。",
  path: "1つのスラッシュで始まるパスを入力してください（例：/haipay/return）。",
  plain_address: "ユーザー名、パスワード、クエリ、フラグメントを含まないアドレスを入力してください。",
  app_id_pinned:
    "appIdはサーバーの設定（{{by}}）で {{app_id}} に固定されています。そのアカウントを入力するか、サーバー側で変更してください。",
  settings_readonly: "サーバーの設定（{{by}}）により、ここでは設定を変更できません。",
  other_person_needed: "ご自身が（一部でも）提案した変更です。別の管理者の承認が必要です。",
  proposal_moved: "承認待ちの内容が変更されました。もう一度確認してから決めてください。",
  nothing_waits: "待機中の内容はもうありません。",
  removal_waits: "この認証情報の削除が承認待ちです。先に却下してください。",
  credentials_incomplete: "先にすべての認証情報を入力し、保存してください。",
  same_key: "1つ目の鍵と同じです。",
  secret: "HaiPayの管理画面に表示される加盟店シークレットキーを1行で入力してください。",
  subject: "{{most}}文字以内の1行で入力してください。",
  switch: "オンかオフを選んでください。",
  test_address: "これは入金の発生しない、HaiPayのテスト用アドレスです。",
  web_address: "Webアドレスとして読み取れません。https://shop.example のように全体を入力してください。",

  person_needed: "この操作はAPIキーでは行えません。管理画面にユーザーとしてログインして行ってください。",
  no_such_collect_order: "この決済は見つかりません。",
  no_such_attention: "この要対応事項は見つかりません。",
  no_such_order: "この注文は見つかりません。",
  no_such_refund: "この決済に該当する返金の記録はありません。",
  no_such_region: "この地域はショップにありません。",
  no_such_view: "このビューはもうありません。",
  view_name_taken: "同じ名前のビューがすでにあります。別の名前を付けてください。",
  too_many_views: "保存できるビューは{{most}}件までです。使わなくなったビューを削除してください。",
  no_such_currency: "HaiPayで利用できる通貨は{{choices}}のみです。",
  busy: "この購入は現在処理中です。数秒後にもう一度お試しください。",
  moved: "操作と同時に決済の状態が変わりました。内容を確認してから、もう一度判断してください。",
  data_erased: "この決済のお客様の情報は消去されています。お客様に改めてご注文いただいてください。",
  order_cancelled: "注文 #{{display_id}} はキャンセルされています。お客様に改めてご注文いただいてください。",
  session_gone: "お客様は別の支払方法を選択しました。新しい決済を確認してください。",
  paid_already: "この購入はすでに支払い済みです。",
  deadline_passed:
    "支払期限（{{expires_at}}）を過ぎています。先に期限を延長するか、お支払い案内を再発行してください。",
  reminded_lately:
    "お客様には{{reminded_at}}にリマインドを送っています。次のリマインドは{{next_at}}以降に送れます。",
  no_address: "注文にメールアドレスがないため、リマインドを送れません。",
  no_email_provider:
    "メールを送信するプロバイダーが設定されていません。medusa-configに追加してから、もう一度お試しください。",
  mail_not_taken:
    "メールのプロバイダーが送信を受け付けませんでした。プロバイダーの設定とログをご確認のうえ、もう一度お試しください。",
  nothing_to_remind_of: "スマホ決済は数分で完了するお支払いのため、リマインドはありません。",
  no_order_yet: "注文がまだありません。お客様は支払方法を選び直すことができます。",
  not_placed_yet:
    "お客様は支払方法を選択しましたが、注文はまだ確定していません。そのためHaiPayにはまだ記録がありません。",
  not_followed_yet:
    "HaiPayの回答は得られましたが、ショップ側の処理が完了していません。自動で再試行されます。",
  no_longer_payable:
    "HaiPayではこの支払いの受付が終わっています（{{state}}）。代わりにお支払い案内を再発行してください。",
  deadline_range: "現在より後で、{{latest}}（{{most_days}}日後）までの日時を入力してください。",
  not_issued_yet: "この選択では、まだ何も発行されていません。",
  newer_slip: "新しいお支払い案内がすでに発行されています（{{platform_order_id}}）。",
  money_just_came: "以前のお支払い案内への入金が、ちょうど確認されました。",
  money_waits:
    "この購入には{{amount}}の入金があり（{{platform_order_id}}）、まだどの注文にも充当されていません。先に「要対応」でこの入金への対応を決めてから、お支払い案内を再発行してください。",
  nothing_owed: "この注文に未払い額はないため、お支払い案内を発行する必要はありません。",
  other_currency: "注文の通貨は{{order_currency_code}}、お支払い案内の通貨は{{currency_code}}です。",
  method_off:
    "この支払方法はオフになっています。オンにするか、お客様に別の支払方法を選んでいただいてください。",
  outside_limits:
    "注文の未払い額は{{amount}}ですが、この支払方法の範囲は{{min}}〜{{max}}です。お客様に別の支払方法を選んでいただいてください。",
  money_not_free:
    "この入金は使えません。すでに売上確定されたか、返金されたか、担当者が対応済みにしています。",
  no_order_for_money: "この入金を充当できる注文がありません。返金してください。",
  money_for_cancelled_order: "注文 #{{display_id}} はキャンセルされています。入金を返金してください。",
  money_for_paid_order: "注文 #{{display_id}} に未払い額はありません。入金を返金してください。",
  money_in_other_currency: "注文 #{{display_id}} は通貨が異なります。入金を返金してください。",
  resolved_already: "すでに対応済みです（{{resolved_at}}）：{{note}}",
  became_order:
    "その後、カートが注文 #{{display_id}} になりました。「HaiPayに照会」を押してください。入金が売上確定となり、この要対応事項は自動で対応済みになります。",
  erased_already: "この決済のお客様の情報はすでに消去されています（{{erased_at}}）。",
  one_buyer: "お客様のメールアドレスをご入力ください。",
  still_choosable:
    "お客様はまだこの注文を確定できます。確定されなかった選択は、遅くとも30日後に自動で削除されます。",
  still_open:
    "この決済は完了しておらず、お客様の情報がまだ必要です。支払いが完了するか終了するまでお待ちください。",
  not_settled_yet: "入金が注文にまだ反映されていません。「HaiPayに照会」を押してから消去してください。",
  attention_waits:
    "この決済には要対応事項があり、お客様への連絡が必要になることがあります。先に対応済みにしてください。",
  late_money_watched:
    "遅れて入金される可能性があるため、HaiPayへの確認を続けています。入金があればお客様への返金が必要です。確認期間が終わるまでお待ちください。",
  refund_being_booked: "この決済の返金を記帳しています。1分後にもう一度お試しください。",

  no_sum: "{{currency_code}}の金額を、0より大きい数字だけで入力してください。",
  sum_is_zero: "0より大きい金額を入力してください。",
  sum_too_fine: "{{amount}}は{{currency_code}}の最小単位より細かいため、返金できません。",
  day_to_come: "{{day}}はまだ先の日付です。返金は、送金した後に記録してください。",
  reference_used:
    "「{{reference}}」はすでに記録されています（{{day}}、{{amount}}）。別の返金には別の振込の管理番号が必要です。",
  reference_cut_off:
    "「{{reference}}」は、途中で中断された返金（{{day}}、{{amount}}）のものです。先にその返金をもう一度記録してください。",
  not_captured: "この入金はMedusaで売上確定されていません。「注文に含まれない入金」を選んでください。",
  nothing_left: "返金できる残額がありません。",
  more_than_left: "{{amount}}は返金できる残額を超えています。{{left}}以下で記録してください。",
  refund_waits_for_money:
    "入金はありましたが、注文への反映が完了していないため、記録されませんでした。1分後にもう一度お試しください。",
  order_edited:
    "注文は変更の途中です（{{change}}）。記録されませんでした。その変更を確定または取り消してから、もう一度お試しください。",
  correction_is_final: "訂正を訂正することはできません。実際に返金した場合は、返金を改めて記録してください。",
  refund_not_booked:
    "振込の管理番号「{{reference}}」の返金はまだ記帳されていません。数分以内に自動で完了します。その後に訂正してください。",
  corrected_already: "振込の管理番号「{{reference}}」の返金はすでに訂正されています。",

  platform_refused:
    "HaiPayが拒否しました。HaiPayのコード：{{platform_code}}、メッセージ：{{platform_message}}",
  not_verified: "HaiPayの回答の署名を検証できないため、証拠になりません。自動で再度確認します。",
  not_reached: "HaiPayに接続できない、または完全な回答が得られませんでした。自動で再度確認します。",
  settings_wrong:
    "ショップの設定に誤りがあるため、HaiPayに確認できません。設定名はサーバーのログに記録されています。",
  account_gone:
    "appId {{app_id}} のアカウントが設定されていないため、HaiPayに確認できません。未完了の注文が終わるまで、もう一度設定してください。",
  key_unreadable:
    "appId {{app_id}} の保存された鍵を、サーバーのどの鍵でも読み取れないため、HaiPayに確認できません。暗号化した鍵をHAIPAY_SETTINGS_PREVIOUS_KEYに設定するか、認証情報をもう一度入力してください。",
  offered_nowhere:
    "{{currency_code}}の地域でこの支払方法が有効になっていません。先に地域で有効にしてください。",
  no_account: "先に{{currency_code}}の認証情報をすべて入力して保存してください。",
  environment_off:
    "このサーバーでは決済が停止しています。選択された環境（{{environment}}）が有効になっていません。{{variable}}を設定して再起動するか、別の環境を選択してください。",
  configuration_moved_on: "確認後にHaiPayの内容が変わりました。もう一度ご確認のうえ、取り込んでください。",
  no_key_pair: "待機している鍵ペアがありません。先に作成してください。",
  medusa_refused: "Medusaが拒否しました。Medusaの回答：{{answer}}",
} satisfies Record<RefusalCode, string>;
