import type { Chance } from '../chance'

/**
 * One thing that residents ask for: the form's answers that go with it, and what they write with what is reported
 * when it is done. `{elder}`, `{child}`, `{since}` and so on stand for words that are drawn.
 */
export interface Matter {
  answers: Record<string, unknown>
  says: readonly (readonly [text: string, result: string])[]
}

const slots: Record<string, (draws: Chance) => string> = {
  elder: draws => draws.pick(['我妈', '我爸', '老伴', '我奶奶', '我姥爷', '家里老人', '我婆婆', '我岳父']),
  child: draws => draws.pick(['孩子', '女儿', '儿子', '孙子', '外孙女', '我家娃']),
  since: draws =>
    draws.pick(['这几天', '最近一周', '上周起', '好几天了，', '有半个月了，', '前天开始', '最近']),
  building: draws => `${draws.int(1, 12)} 号楼`,
  entrance: draws => `${draws.int(1, 12)} 号楼 ${draws.int(1, 4)} 单元`,
  floor: draws => `${draws.int(2, 6)} 楼`,
}

/** A text with its slots filled in. */
export const filled = (text: string, draws: Chance): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name]?.(draws) ?? whole)
