import type { Words } from '../../../messages.ts'

/** An order read back in words. */
export const READ_WORDS: Words<
  | 'buy'
  | 'buyMonth'
  | 'buyMonths'
  | 'anyStricter'
  | 'sell'
  | 'package'
  | 'part'
  | 'convert'
  | 'recipe'
  | 'becomes'
  | 'floor'
  | 'basket'
  | 'baskets'
  | 'oneBasket'
  | 'money'
  | 'moneyAny'
  | 'store'
  | 'least'
  | 'all'
  | 'from'
> = {
  en: {
    buy: 'You buy up to {kg} of {material}, {grade}, in {place}, {at}.',
    buyMonth: 'for {month}, at most {price}',
    buyMonths: 'in whichever of these months suits the round: {list}',
    anyStricter: '{grade} or stricter',
    sell: 'You sell up to {kg} of {material}, {grade}, in {place}, for {month}, at least {price}.',
    package:
      'You sell together, in {place}, for {month}: {parts}. That is {kg} in all, for at least {price} of the mix, and always in these proportions.',
    part: '{kg} of {material} ({grade})',
    convert: 'You convert for a fee at {site}, in {place}, in {month}, with a capacity of up to {kg}: {recipes}.',
    recipe: 'each kilogram of it makes {outputs} out of {inputs}, for at least {price}',
    becomes: '{kg} of {material} ({grade})',
    floor:
      'You sell up to {kg} of {material}, {grade}, in {place}, for {month}, at any price from {price} on, under the price contract {contract}: with what its budget pays or gets back, it comes to {strike}.',
    basket: 'You buy together, in {place}, {basket}.',
    baskets: 'You buy in {place} one of these baskets, or shares of several that add to one: {list}.',
    oneBasket: 'for {month}: {parts}, {kg} in all, at most {price} of the basket',
    money: 'At most {money} at this bid.',
    moneyAny: 'At most {money} at these bids, whichever it is.',
    store:
      'You keep up to {kg} of {material}, {grade}, in {place}, from {month} to {until}, for a fee of at least {price}.',
    least: 'At least {least} of it, or nothing.',
    all: 'All of it or nothing.',
    from: { one: 'From the lot {lots}.', other: 'From the lots {lots}.' },
  },
  ja: {
    buy: '{place}渡し、{material}（{grade}）を最大{kg}購入。{at}。',
    buyMonth: '{month}引渡し、{price}以下',
    buyMonths: '次のうちラウンドに最も適した月に引渡し：{list}',
    anyStricter: '{grade}又はより厳格な等級',
    sell: '{place}渡し、{month}引渡し、{material}（{grade}）を最大{kg}売却。{price}以上。',
    package: '{place}渡し、{month}引渡しでまとめて売却：{parts}。合計{kg}、セット1 kg当たり{price}以上。比率は固定。',
    part: '{material}（{grade}）{kg}',
    convert: '{site}（{place}）、{month}、加工能力最大{kg}の委託加工。{recipes}。',
    recipe: '能力1 kg当たり{inputs}から{outputs}を生産、加工賃{price}以上',
    becomes: '{material}（{grade}）{kg}',
    floor:
      '{place}渡し、{month}引渡し、{material}（{grade}）を最大{kg}売却。価格契約{contract}に基づき、{price}以上であればどの価格でも可。予算からの支払い又は予算への返還を含め{strike}となる。',
    basket: '{place}渡し、まとめて購入：{basket}。',
    baskets: '{place}渡し、次のセットのうちいずれか一つ、又は合わせて一つ分となる組合せを購入：{list}。',
    oneBasket: '{month}引渡し、{parts}（合計{kg}）、セット1 kg当たり{price}以下',
    money: 'この買値での総額は{money}以下。',
    moneyAny: 'どのセットになっても、これらの買値での総額は{money}以下。',
    store: '{place}で{month}から{until}まで、{material}（{grade}）を最大{kg}保管。保管料{price}以上。',
    least: '最低{least}、それ未満は約定しない。',
    all: '全量のみ、一部の約定は不可。',
    from: 'ロット：{lots}。',
  },
}
