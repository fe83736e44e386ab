import { type ActionMetrics, cloud } from './cloud'
import { h } from './dom'

/** What people do, in words; what isn't named here stands for itself. */
const actionNames: Record<string, string> = {
  'request.submit': '提交',
  'request.dispatch': '派单',
  'request.accept': '接单',
  'request.note': '记进展',
  'request.return': '退单',
  'request.transfer': '转派',
  'request.resolve': '办结',
  'request.rate': '评价',
  'request.reopen': '重办',
  'request.withdraw': '撤单',
  'request.refuse': '不予受理',
  'request.get': '看一件诉求',
  'request.list': '看列表',
  'request.candidates': '看谁能接',
  'request.home': '首页',
  'account.me': '看自己',
  'account.save': '存资料',
  'account.mine': '看我的数据',
  'account.forget': '清除资料',
  'street.units': '看单元',
  'timer.-': '定时任务',
}

const number = (value: number): string => String(Math.round(value * 10) / 10)

/** Calls and database round trips of every action since the cloud started or the last reset. */
export function createMetrics() {
  const body = h('tbody', {})
  const table = h(
    'table',
    { class: 'metrics' },
    h('caption', { class: 'visually-hidden' }, '每种操作的次数、每次的数据库往返和用时'),
    h(
      'thead',
      {},
      h('tr', {}, ...['操作', '次数', '往返', '毫秒', '出错'].map(text => h('th', { scope: 'col' }, text))),
    ),
    body,
  )
  const empty = h('p', { class: 'empty' }, '还没有调用。在手机上点一点，再回来看。')
  const buttons = h(
    'div',
    { class: 'row' },
    h('button', { class: 'button', type: 'button', onclick: () => refresh() }, '刷新'),
    h(
      'button',
      { class: 'button', type: 'button', onclick: () => cloud.resetMetrics().then(refresh, () => undefined) },
      '清零',
    ),
  )
  const hint = h('p', { class: 'hint' }, '往返：平均每次调用走几趟数据库，连同重试。毫秒：一半的调用比它快。')
  const element = h('div', {}, buttons, empty, table, hint)

  const row = (name: string, { calls, roundTrips, ms, errors }: ActionMetrics) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row', title: name }, actionNames[name] ?? name),
      h('td', {}, String(calls)),
      h('td', {}, calls ? number(roundTrips / calls) : '–'),
      h('td', { title: `p99 ${number(ms.p99)}，最慢 ${number(ms.max)}` }, number(ms.p50)),
      h('td', { class: errors ? 'bad' : null }, String(errors)),
    )

  async function refresh() {
    const metrics = await cloud.metrics().catch(() => ({}))
    const rows = Object.entries(metrics)
      .flatMap(([name, actions]) =>
        Object.entries(actions).map(([action, figures]) => ({ name: `${name}.${action}`, figures })),
      )
      .sort((a, b) => b.figures.calls - a.figures.calls || a.name.localeCompare(b.name))
    body.replaceChildren(...rows.map(({ name, figures }) => row(name, figures)))
    table.hidden = rows.length === 0
    hint.hidden = rows.length === 0
    empty.hidden = rows.length > 0
  }
  return { element, refresh }
}
