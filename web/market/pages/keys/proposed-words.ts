import type { Words } from '../../../messages.ts'

/** Keys that an operator has proposed for an organisation. */
export const PROPOSED_WORDS: Words<
  | 'notice'
  | 'look'
  | 'title'
  | 'what'
  | 'takes'
  | 'id'
  | 'print'
  | 'by'
  | 'byAt'
  | 'earliest'
  | 'object'
  | 'objectAsk'
  | 'objectYes'
  | 'objectNo'
  | 'objected'
> = {
  en: {
    notice: 'An operator wants a key to be good in your organisation’s name. See whether it is yours.',
    look: 'Look at it',
    title: 'A key is proposed in your organisation’s name',
    what: 'Is it yours? Compare the fingerprint with the one that was shown when you made the key. If it is not yours, object: otherwise another operator can agree to it, and its holder can trade in your name.',
    takes: 'To object, open a key file of your organisation, below. One that was revoked will do.',
    id: 'Name',
    print: 'Fingerprint',
    by: 'Proposed',
    byAt: 'by {by}, {at}',
    earliest: 'Could be good from',
    object: 'It is not ours: object…',
    objectAsk: 'Revoke the proposed key “{id}”? To become good it has to be proposed again, and you are told again.',
    objectYes: 'Object to the key',
    objectNo: 'Leave it',
    objected: 'The proposed key was revoked.',
  },
  ja: {
    notice: '運営者が、貴組織の名で署名できる鍵を提案しています。自組織のものか確認してください。',
    look: '確認する',
    title: '運営者が提案した署名鍵',
    what: '自組織の鍵かどうか、鍵の作成時に表示された指紋と照合すること。自組織のものでなければ異議を申し立てる。さもないと別の運営者の同意により有効となり、その鍵を持つ者が組織の名で取引できる。',
    takes: '異議の申立てには、下で自組織の鍵ファイルを開く必要がある（失効した鍵でもよい）。',
    id: '名称',
    print: '指紋',
    by: '提案',
    byAt: '{by}（{at}）',
    earliest: '最短の有効化',
    object: '自組織の鍵ではない：異議を申し立てる…',
    objectAsk: '提案された鍵「{id}」を失効させますか。有効にするには改めて提案が必要となり、その際は再び通知されます。',
    objectYes: '異議を申し立てる',
    objectNo: '取りやめる',
    objected: '提案された鍵を失効させました。',
  },
}
