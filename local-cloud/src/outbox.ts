import { isPlain } from './db/paths'
import type { Store } from './db/store'

/** An open-API call as `GET /outbox` shows it. */
export interface OutboxItem {
  id: number
  at: string
  api: string
  function: string
  args: unknown
  reply: unknown
}

/** What an API shall answer to calls that match; the newest matching rule decides. */
export interface Rule {
  api: string
  match?: Record<string, unknown>
  errCode?: number
  errMsg?: string
  reply?: Record<string, unknown>
}

const PAGE = 1000

/** Every open-API call that functions made, kept with the data, and the rules for answering them. */
export class Outbox {
  #rules: (Rule & { id: number })[] = []
  #lastRule = 0

  constructor(
    readonly store: Store,
    readonly now: () => number,
  ) {}

  record(api: string, fn: string, args: unknown, reply: unknown): void {
    this.store.sql.run(
      'insert into outbox(at,api,fn,args,reply) values(?,?,?,?,?)',
      this.now(),
      api,
      fn,
      JSON.stringify(args),
      JSON.stringify(reply),
    )
  }

  /** Up to a thousand calls after the one with that id, oldest first. */
  after(id: number): OutboxItem[] {
    const rows = this.store.sql.rows(
      `select id,at,api,fn,args,reply from outbox where id>? order by id limit ${PAGE}`,
      id,
    )
    return rows.map(asItem)
  }

  /** The latest calls before the one with that id, newest first. */
  latest(before: number, limit: number): OutboxItem[] {
    const rows = this.store.sql.rows(
      'select id,at,api,fn,args,reply from outbox where id<? order by id desc limit ?',
      before,
      limit,
    )
    return rows.map(asItem)
  }

  get rules(): (Rule & { id: number })[] {
    return this.#rules
  }

  addRule(rule: Rule): Rule & { id: number } {
    const numbered = { ...rule, id: ++this.#lastRule }
    this.#rules.unshift(numbered)
    return numbered
  }

  /** Removes one rule, or (no id) all. */
  removeRules(id?: number): void {
    this.#rules = id === undefined ? [] : this.#rules.filter(rule => rule.id !== id)
  }

  /** The rule that decides about a call. */
  ruleFor(api: string, args: Record<string, unknown>): Rule | undefined {
    return this.#rules.find(rule => rule.api === api && matches(rule.match ?? {}, args, ''))
  }
}

const asItem = ([id, at, api, fn, args, reply]: unknown[]): OutboxItem => ({
  id: id as number,
  at: new Date(at as number).toISOString(),
  api: api as string,
  function: fn as string,
  args: JSON.parse(args as string),
  reply: JSON.parse(reply as string),
})

/**
 * Deep partial match: what the rule does not name may be anything. Names match in either case style.
 * Strings are equal, or contained where the field is called `content` or the rule says `{$contains}`.
 */
function matches(wanted: unknown, actual: unknown, field: string): boolean {
  if (isPlain(wanted)) {
    if (typeof wanted.$contains === 'string') return String(actual).includes(wanted.$contains)
    if (!isPlain(actual)) return false
    const byName = new Map(Object.entries(actual).map(([key, value]) => [snake(key), value]))
    return Object.entries(wanted).every(([key, value]) => matches(value, byName.get(snake(key)), key))
  }
  if (Array.isArray(wanted)) {
    return Array.isArray(actual) && wanted.every((value, i) => matches(value, actual[i], field))
  }
  if (field === 'content' && typeof wanted === 'string') return String(actual).includes(wanted)
  return wanted === actual
}

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
