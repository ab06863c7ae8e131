/** Something that a plan may fund. At level 1 it adds `most`. */
export type Decision = Plant | Thrift | Offtake | Reserve
interface Plant { readonly kind: 'plant'; readonly id: string; readonly site: string; readonly most: number }
interface Thrift { readonly kind: 'thrift'; readonly id: string; readonly process: string; readonly place: string; readonly most: number }
interface Offtake { readonly kind: 'offtake'; readonly id: string; readonly material: string; readonly from: string; readonly to: string; readonly most: number }
interface Reserve { readonly kind: 'reserve'; readonly id: string; readonly material: string; readonly place: string; readonly most: number }
