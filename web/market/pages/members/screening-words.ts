import type { Words } from '../../../messages.ts'

export const SCREENING_WORDS: Words<
  | 'heading'
  | 'title'
  | 'own'
  | 'ownLede'
  | 'none'
  | 'record'
  | 'what'
  | 'identity'
  | 'sanctions'
  | 'by'
  | 'on'
  | 'until'
  | 'document'
  | 'documentHint'
> = {
  en: {
    heading: 'Screening',
    title: 'Record a screening',
    own: 'Screening of your organisation',
    ownLede:
      'Some rounds take orders only of members whose records are in force. Send operators the next before one ends.',
    none: 'No screening is recorded.',
    record: '{what}: by {by} on {on}, good until {until}.',
    what: 'What was looked into',
    identity: 'Identity (KYC)',
    sanctions: 'Sanctions',
    by: 'By whom',
    on: 'On',
    until: 'Good until (last day)',
    document: 'SHA-256 of the document',
    documentHint: '64 hexadecimal digits. The document itself stays with you.',
  },
  ja: {
    heading: '審査',
    title: '審査を記録する',
    own: '自社の審査記録',
    ownLede: '審査記録が有効な参加者の注文だけを受け付けるラウンドがある。期限までに次の書類を運営者に送ること。',
    none: '審査の記録はない。',
    record: '{what}：{by}が{on}に実施、有効期限{until}。',
    what: '審査の種類',
    identity: '本人確認（KYC）',
    sanctions: '制裁対象の審査',
    by: '実施者',
    on: '実施日',
    until: '有効期限（最終日）',
    document: '書類のSHA-256',
    documentHint: '16進数64桁。書類自体は手元に保管する。',
  },
}
