import { describe, expect, it } from 'vitest'
import { type Message, pathOf, unreadLabel, withRead } from './messages'

const aMessage = (fields: Partial<Message> = {}): Message => ({
  id: 'm1',
  at: '2026-11-23T06:00:00Z',
  title: '义剪 一单元',
  text: '李伟接单了',
  request: 'r1',
  no: '261123-000001',
  as: 'resident',
  urgent: false,
  read: false,
  ...fields,
})

describe('reading', () => {
  const pages = {
    pages: [
      { items: [aMessage(), aMessage({ id: 'm2', request: 'r2' })], next: 'c', unread: 3 },
      { items: [aMessage({ id: 'm3', read: true }), aMessage({ id: 'm4' })], unread: 3 },
    ],
    pageParams: ['', 'c'],
  }

  it('marks what is about one request, on every page, and counts what was new', () => {
    const [after, marked] = withRead(pages, message => message.request === 'r1')
    expect(after.pages.map(page => page.items.map(({ read }) => read))).toEqual([
      [true, false],
      [true, true],
    ])
    expect(marked).toBe(2)
    expect(after.pageParams).toEqual(pages.pageParams)
  })
})

describe('a message', () => {
  it.each([
    ['resident', '/packages/resident/request/index?id=r1'],
    ['cadre', '/packages/cadre/request/index?id=r1'],
    ['desk', '/packages/desk/request/index?id=r1'],
  ] as const)('to a reader as %s opens %s', (as, path) => expect(pathOf(aMessage({ as }))).toBe(path))

  it('is counted in words for those who do not see the number', () => {
    expect(unreadLabel(0)).toBe('消息')
    expect(unreadLabel(3)).toBe('消息，3 条未读')
  })
})
