import { ask } from './api'
import { button, empty, fill, h } from './dom'
import { dropDraft, editor } from './editor'
import { say, trying } from './notices'

type Rule = { id: number } & Record<string, unknown>

const DOOR = '/outbox/rules'
const EXAMPLE = '{ "api": "subscribeMessage.send", "match": { "touser": "oAnna" }, "errCode": 43101 }'

/** The rules that decide what open APIs answer: seen, added, removed. */
export function rulesView(): HTMLElement {
  const list = h('ul', { class: 'plain' })
  const summary = h('summary', {}, 'Rules')
  const place = h('div')
  const load = () =>
    trying(async () => {
      const { rules } = await ask<{ rules: Rule[] }>('GET', DOOR)
      summary.textContent = rules.length ? `Rules (${rules.length})` : 'Rules'
      fill(list, ...rules.map(itemOf))
      if (!rules.length) fill(list, h('li', {}, empty('No rules: every open API answers with success.')))
    })
  function itemOf({ id, ...rule }: Rule): HTMLElement {
    const remove = button('Remove', () =>
      trying(async () => {
        await ask('DELETE', `${DOOR}?id=${id}`)
        say('Rule removed')
        await load()
      }),
    )
    return h('li', { class: 'item' }, h('code', { class: 'grow' }, JSON.stringify(rule)), remove)
  }
  const showForm = () => {
    dropDraft('rule')
    fill(place, form())
  }
  const form = () =>
    editor({
      label: 'New rule',
      hint: 'JSON. The newest rule that matches decides. Rules are forgotten when the cloud stops.',
      text: EXAMPLE,
      action: 'Add the rule',
      draft: 'rule',
      cancel: showForm,
      save: async text => {
        await ask('POST', DOOR, parsed(text))
        say('Rule added')
        showForm()
        await load()
      },
    })
  showForm()
  void load()
  return h('details', { class: 'rules' }, summary, list, place)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`The rule is not valid JSON. ${(error as Error).message}.`)
  }
}
