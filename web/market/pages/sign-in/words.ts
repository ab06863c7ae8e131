import type { Words } from '../../../messages.ts'

export const SIGN_IN_WORDS: Words<
  | 'title'
  | 'user'
  | 'password'
  | 'code'
  | 'codeHint'
  | 'signIn'
  | 'lost'
  | 'oidc'
  | 'tooSoon'
  | 'tryAgain'
  | 'others'
  | 'chooseTitle'
  | 'chooseWhy'
  | 'oneTime'
  | 'chosen'
  | 'chosenHint'
  | 'again'
  | 'differ'
  | 'choose'
> = {
  en: {
    title: 'Sign in to the market',
    user: 'User',
    password: 'Password',
    code: 'Code of the second factor',
    codeHint:
      'Six digits that your authenticator shows. Operators always give one; others once they have used it for the first time.',
    signIn: 'Sign in',
    oidc: 'Sign in at the identity provider',
    lost: 'Password or second factor lost? The operator gives you new ones.',
    tooSoon: 'Too many attempts: this one was not looked at',
    tryAgain: 'Try again from {time} on.',
    others:
      'They may have been somebody else’s. In a browser in which you have signed in before, you do not wait for wrong guesses of others. If it cannot wait, ask an operator for a one-time password: it lets you in at once.',
    chooseTitle: 'Choose a password of your own',
    chooseWhy: 'You came in by a one-time password. Nothing else can be done before it is replaced.',
    oneTime: 'The one-time password',
    chosen: 'New password',
    chosenHint: 'At least 12 characters, without your user name in it.',
    again: 'New password once more',
    differ: 'The two are not the same.',
    choose: 'Use this password',
  },
  ja: {
    title: '市場にログイン',
    user: '利用者',
    password: 'パスワード',
    code: '二要素認証コード',
    codeHint: '認証アプリに表示される6桁の数字。運営者は常に必要、その他の利用者は一度使用した後は必要となる。',
    signIn: 'ログイン',
    oidc: 'IDプロバイダーでログイン',
    lost: 'パスワードや認証アプリを失った場合は、運営者が再発行する。',
    tooSoon: '試行回数が多すぎるため、今回の入力は照合されませんでした',
    tryAgain: '{time}以降に、もう一度お試しください。',
    others:
      '本人以外による試行の可能性もあります。以前ログインしたことのあるブラウザーであれば、他者の誤入力のために待つことはありません。お急ぎの場合は、運営者に一時パスワードの発行を依頼してください。すぐにログインできます。',
    chooseTitle: '新しいパスワードの設定',
    chooseWhy: '一時パスワードでログインしています。変更するまで他の操作はできません。',
    oneTime: '一時パスワード',
    chosen: '新しいパスワード',
    chosenHint: '12文字以上。利用者名を含まないこと。',
    again: '新しいパスワード（確認）',
    differ: '2つのパスワードが一致しません。',
    choose: 'このパスワードを使用',
  },
}
