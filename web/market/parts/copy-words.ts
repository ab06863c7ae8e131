import type { Words } from '../../messages.ts'

export const COPY_WORDS: Words<'copy' | 'copyOf' | 'copied' | 'notCopied'> = {
  en: {
    copy: 'Copy',
    copyOf: 'Copy: {label}',
    copied: 'Copied.',
    notCopied: 'This browser does not copy: select it and copy it by hand.',
  },
  ja: {
    copy: 'コピー',
    copyOf: 'コピー：{label}',
    copied: 'コピーしました。',
    notCopied: 'このブラウザーではコピーできません。選択して手動でコピーしてください。',
  },
}
