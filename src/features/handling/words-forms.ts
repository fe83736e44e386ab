import type { RequestView } from '@domain/request/schema'
import { cloud } from '@/cloud/client'

/** The moves that need nothing but words. */
export type WordsMove = 'resolve' | 'note' | 'return' | 'refuse' | 'reply' | 'recall'
type Name = 'result' | 'text' | 'reason' | 'instead'
export type Words = Record<Name, string>

interface WordsField {
  name: Name
  label: string
  hint?: string
  /** Said when it was left empty. */
  missing: string
  placeholder?: string
  maxLength: number
  /** Tapped instead of typed. */
  phrases: readonly string[]
}

interface WordsForm {
  title: string
  /** What it leads to, before anything is written. */
  about: string
  verb: string
  running: string
  done: string
  fields: readonly WordsField[]
}

/** What has to be said with a move. Lengths follow the contract of `request`. */
export const wordsForms: Record<WordsMove, WordsForm> = {
  resolve: {
    title: '办理结果',
    about: '居民会看到您写的话，再评价问题有没有解决。',
    verb: '已经办好',
    running: '正在提交',
    done: '已经办好，等居民评价',
    fields: [
      {
        name: 'result',
        label: '怎么办好的',
        missing: '请写一句怎么办好的',
        placeholder: '例如：今天上午上门，量了血压，血压正常',
        maxLength: 500,
        phrases: ['已经上门办好', '已经电话答复清楚', '现场已经清理干净', '已经修好，能正常使用'],
      },
    ],
  },
  note: {
    title: '记进展',
    about: '写给居民看：办到哪一步了，接下来怎么办。',
    verb: '记下进展',
    running: '正在记录',
    done: '进展已经记下',
    fields: [
      {
        name: 'text',
        label: '进展',
        missing: '请写一句办到哪一步了',
        placeholder: '例如：已经和物业约好，明天上午来修',
        maxLength: 500,
        phrases: ['已经电话联系上', '已经约好时间上门', '电话没打通，晚些再打', '正在和物业商量'],
      },
    ],
  },
  return: {
    title: '退单',
    about: '这件事会交回派单台，由社区重新派人。原因居民也能看到。',
    verb: '退单',
    running: '正在退单',
    done: '已经退单，交回派单台',
    fields: [
      {
        name: 'reason',
        label: '退单原因',
        missing: '请说说为什么退单',
        placeholder: '请说清楚，方便社区重新派单',
        maxLength: 300,
        phrases: ['不在我负责的单元', '需要专业人员来办', '我这几天不在，怕耽误', '和别的诉求重复了'],
      },
    ],
  },
  reply: {
    title: '回复督办',
    about: '写给督办的人看：办到哪一步了，什么时候能办好。居民看不到这段话。',
    verb: '回复',
    running: '正在回复',
    done: '已经回复督办',
    fields: [
      {
        name: 'text',
        label: '回复',
        missing: '请写一句办到哪一步了',
        placeholder: '例如：已经和居民通过电话，明天上午上门，后天办好',
        maxLength: 500,
        phrases: ['已经联系上居民', '今天办好', '明天办好', '需要请人协办'],
      },
    ],
  },
  recall: {
    title: '收回转办',
    about: '不再等外单位，这件事接着由您办。原因居民也能看到。',
    verb: '收回转办',
    running: '正在收回',
    done: '已经收回，请接着办',
    fields: [
      {
        name: 'reason',
        label: '收回的原因',
        missing: '请说说为什么收回',
        maxLength: 300,
        phrases: ['外单位答复不归他们管', '外单位已经办完', '等得太久，我们自己办'],
      },
    ],
  },
  refuse: {
    title: '不予受理',
    about: '只用于确实不归街道社区办的事。居民会看到原因，也会看到可以去哪里办。',
    verb: '不予受理',
    running: '正在答复',
    done: '已经答复居民',
    fields: [
      {
        name: 'reason',
        label: '不予受理的原因',
        missing: '请说说为什么不予受理',
        placeholder: '例如：水费由自来水公司收取和核对',
        maxLength: 300,
        phrases: ['不属于街道社区的职责', '已经在法院或仲裁办理', '和已有的诉求重复'],
      },
      {
        name: 'instead',
        label: '可以去哪里办',
        missing: '请告诉居民可以去哪里办',
        placeholder: '写清楚地方、电话，居民照着就能办',
        maxLength: 300,
        phrases: ['拨打 12345 政务服务热线', '到区政务服务大厅办理', '拨打 12348 法律援助热线'],
      },
    ],
  },
}

interface WordsInput extends Words {
  id: string
  version: number
}

/** Sends a move with its words. A note never meets a conflict: it says nothing against what happened meanwhile. */
export const sendWords: Record<WordsMove, (input: WordsInput, key: string) => Promise<RequestView>> = {
  resolve: ({ id, version, result }, key) => cloud.request.resolve({ id, version, result }, key),
  note: ({ id, text }, key) => cloud.request.note({ id, text }, key),
  return: ({ id, version, reason }, key) => cloud.request.return({ id, version, reason }, key),
  reply: ({ id, version, text }, key) => cloud.request.reply({ id, version, text }, key),
  recall: ({ id, version, reason }, key) => cloud.request.recall({ id, version, reason }, key),
  refuse: ({ id, version, reason, instead }, key) =>
    cloud.request.refuse({ id, version, reason, instead }, key),
}
