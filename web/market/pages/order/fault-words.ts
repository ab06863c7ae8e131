import type { Words } from '../../../messages.ts'
import type { Field } from './draft.ts'
import type { Fault } from './outlook.ts'

/** What is not there yet, and what the market would refuse. */
export const FIELD_WORDS: Words<Field> = {
  en: {
    kg: 'how many kilograms: above 0, in whole grams',
    least: 'the least part, in kilograms',
    price: 'the price: digits with at most six places after the point',
    bids: 'a bid for at least one month, with at most six places after the point',
    lots: 'at least one lot',
    parts: 'two materials or more, each with its kilograms',
    recipes: 'what is taken in and given back, with kilograms, and the fee',
    contract: 'the price contract',
    goods: 'the goods',
  },
  ja: {
    kg: '数量（0より大きく、グラム単位まで）',
    least: '最低数量（kg）',
    price: '価格（小数点以下6桁まで）',
    bids: '1か月以上の買値（小数点以下6桁まで）',
    lots: 'ロット（1件以上）',
    parts: '2種類以上の品目とその数量',
    recipes: '原料・製品の数量と加工賃',
    contract: '価格契約',
    goods: '品目',
  },
}

export const FAULT_WORDS: Words<Fault['kind'] | 'lotUnqualified'> = {
  en: {
    suspended: 'Your organisation is suspended: it can withdraw orders, and place none. Settle it with the operator.',
    unknown: 'This round does not have: {names}.',
    least: 'The least part is more than all of it.',
    twice: 'The same goods stand in it twice. Put them together.',
    unclear: 'The clearing cannot take it: {why}',
    'contract-taken': 'Another order of this round is under the price contract “{contract}” already. Change that one.',
    'floor-over-strike': 'The floor is above the strike of the contract “{contract}”.',
    contract: 'You have no price contract “{contract}” for {material}.',
    nothing: 'Nothing is left of it in whole grams.',
    deposit: 'It takes a deposit of {needed}.',
    cash: 'The deposit is more than your free money. Pay in first, withdraw another order, or ask for less.',
    'lot-unknown': 'You have no lot {lot}.',
    'lot-material': 'The lot {lot} is {material}, which this order does not sell.',
    'lot-owner': 'The lot {lot} is not yours.',
    'lot-place': 'The lot {lot} does not lie at this place: {place}.',
    lotUnqualified: 'The lot {lot} comes from a plant that was not found to keep to {names}, which is promised.',
    'lot-grade': 'The lot {lot} has this grade by its origin: {grade}. Promised is: {promised}.',
    'lots-short':
      'You sell {wanted} of {material}, and the lots have {found} that are not taken by your other orders in this round.',
  },
  ja: {
    suspended: '貴組織は取引停止中。注文の取下げは可能、新規注文は不可。運営者に相談すること。',
    unknown: 'このラウンドにないもの：{names}',
    least: '最低数量が注文数量を超えている。',
    twice: '同じ品目が2回含まれている。まとめること。',
    unclear: '約定処理で扱えない：{why}',
    'contract-taken': 'このラウンドの別の注文が既に価格契約「{contract}」を使用している。その注文を変更すること。',
    'floor-over-strike': '最低価格が価格契約「{contract}」の基準価格を超えている。',
    contract: '{material}に関する価格契約「{contract}」がない。',
    nothing: 'グラム単位にすると数量が残らない。',
    deposit: '必要な預託金は{needed}。',
    cash: '預託金が自由資金を超えている。入金するか、他の注文を取り下げるか、数量を減らすこと。',
    'lot-unknown': 'ロット{lot}がない。',
    'lot-material': 'ロット{lot}は{material}で、この注文の品目ではない。',
    'lot-owner': 'ロット{lot}は自組織のものではない。',
    'lot-place': 'ロット{lot}は引渡場所（{place}）にない。',
    lotUnqualified: 'ロット{lot}の工場は、保証する認定（{names}）を受けていない。',
    'lot-grade': 'ロット{lot}の原産等級は「{grade}」で、保証する等級は「{promised}」。',
    'lots-short': '{material}の売却数量{wanted}に対し、このラウンドの他の注文に使われていないロット残量は{found}。',
  },
}
