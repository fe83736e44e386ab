import type { OutboxItem } from './cloud'

/** An openapi call in plain words. */
export interface Told {
  kind: string
  /** What became of it; `fine` says whether to look twice. */
  outcome: string
  fine: boolean
  /** The main sentence. */
  text: string
  detail: string
  /** Whom it was sent to, and the page that it opens. */
  to?: string
  page?: string
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const cut = (text: string, length = 60): string =>
  Array.from(text).length > length ? `${Array.from(text).slice(0, length).join('')}…` : text
const codeOf = (reply: Record<string, unknown>): number => Number(reply.errCode ?? 0)

/** WeChat's codes that this product meets. */
const reasons: Record<number, string> = {
  43101: '对方没有订阅',
  40003: '没有这个人',
  40037: '模板不存在',
  87014: '不合规',
}
const refused = (code: number): string => reasons[code] ?? `没有成功（${code}）`

function textCheck({ args, reply }: OutboxItem): Told {
  const suggest = asText((reply.result as { suggest?: string } | undefined)?.suggest)
  const risky = suggest === 'risky' || codeOf(reply) === 87014
  const outcome = risky ? '没通过' : codeOf(reply) ? refused(codeOf(reply)) : '通过'
  return {
    kind: '文字检查',
    outcome: suggest === 'review' ? '要人工看' : outcome,
    fine: outcome === '通过' && suggest !== 'review',
    text: cut(asText(args.content).replace(/\s+/g, ' ')),
    detail: '',
  }
}

function pictureCheck({ reply }: OutboxItem): Told {
  const code = codeOf(reply)
  const outcome = code === 0 ? '通过' : code === 87014 ? '没通过' : refused(code)
  return { kind: '图片检查', outcome, fine: code === 0, text: '居民上传的一张图片', detail: '' }
}

/** WeChat's template values say what they are by their names: phrase3 a state, thing5 words, time4 a time. */
function subscribeMessage({ args, reply }: OutboxItem, nameOf: (openid: string) => string): Told {
  const values = Object.entries((args.data ?? {}) as Record<string, { value?: unknown }>)
  const all = (kind: string) =>
    values.filter(([name]) => name.replace(/\d+$/, '') === kind).map(([, { value }]) => String(value ?? ''))
  const things = all('thing')
  const code = codeOf(reply)
  const to = asText(args.touser)
  return {
    kind: `发给${nameOf(to)}`,
    outcome: code === 0 ? '已送达' : refused(code),
    fine: code === 0,
    text: [...all('phrase'), things.at(-1)].filter(Boolean).join('：'),
    detail: [...things.slice(0, -1), ...all('character_string'), ...all('number')]
      .filter(Boolean)
      .join(' · '),
    to,
    page: asText(args.page) || undefined,
  }
}

/** Tells what an openapi call was about. `nameOf` gives a person's name for an openid. */
export function tellMessage(item: OutboxItem, nameOf: (openid: string) => string): Told {
  if (item.api === 'security.msgSecCheck') return textCheck(item)
  if (item.api === 'security.imgSecCheck') return pictureCheck(item)
  if (item.api === 'subscribeMessage.send') return subscribeMessage(item, nameOf)
  const code = codeOf(item.reply)
  const kind = item.api.startsWith('wxacode.') ? '小程序码' : item.api
  const text = cut(asText(args(item).scene) || asText(args(item).page) || item.api)
  return { kind, outcome: code === 0 ? '成功' : refused(code), fine: code === 0, text, detail: '' }
}

const args = (item: OutboxItem): Record<string, unknown> => item.args ?? {}
