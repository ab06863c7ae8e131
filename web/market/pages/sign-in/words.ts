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
