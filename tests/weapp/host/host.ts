import vm from 'node:vm'
import { assemble, type HostOptions, type HostParts } from './assemble'
import type { CloudCall } from './cloud'
import { type Entry, entryOptions } from './entry'
import type { Where } from './find'
import type { AppInstance, SetDataEntry } from './logic-layer'
import { Phone } from './phone'
import { describeProblem, type Problem } from './problems'
import { parseUrl, RouteError } from './routing'
import type { PhoneStorage } from './storage'
import type { ApiCall } from './wx-core'

/** What one act cost. */
export interface Cost {
  setDataBytes: number
  /** Bytes of the largest single setData. */
  largestSetData: number
  setData: SetDataEntry[]
  calls: CloudCall[]
}

let live: WeappHost | undefined

/** A compiled mini-program, running. One at a time in a process: close it before the next one starts. */
export class WeappHost extends Phone {
  private closed = false

  constructor(parts: HostParts) {
    super(parts)
    let telling = false
    parts.log.onError(text => {
      // An error inside onError is noted, but not told again.
      if (telling) return
      telling = true
      parts.logic.callApp('onError', text)
      parts.events.emit('Error', { message: text, stack: text })
      telling = false
    })
  }

  /** What the mini-program gave to `App()`. */
  get app(): AppInstance | undefined {
    return this.parts.logic.app
  }

  /** Every cloud call, in order. */
  get cloudCalls(): CloudCall[] {
    return this.parts.cloud.calls
  }

  /** Every use of an API that shows, asks or moves something, in order. */
  get apiCalls(): ApiCall[] {
    return this.parts.apiCalls
  }

  /** Every setData, of pages and components, in order. */
  get setDataLog(): SetDataEntry[] {
    return this.parts.setDataLog
  }

  /** What this phone has stored, for the next launch. */
  get storage(): PhoneStorage {
    return this.parts.storage
  }

  /** Names below `wx` that the mini-program looked for, and that are undefined as on an old client. */
  get missingApis(): string[] {
    return [...this.parts.missingApis]
  }

  get consoleLines(): { level: string; text: string }[] {
    return this.parts.consoleLines
  }

  get problems(): Problem[] {
    return this.parts.log.problems
  }

  /** glass-easel's remarks; most are harmless. */
  get warnings(): string[] {
    return this.parts.log.warnings
  }

  /** Paths of the open pages, the shown one last. */
  get pagePaths(): string[] {
    return this.parts.router.stack.map(page => page.path)
  }

  /** Runs app.js and opens the page. Called once, by `launchWeapp`. */
  async start(entry: Entry): Promise<void> {
    const { session, logic, router, bundle, log, realm } = this.parts
    const { path, query } = parseUrl(`/${entry.path ?? bundle.app.pages[0]}`)
    session.launched = { path, query: { ...query, ...entry.query }, scene: entry.scene ?? 1001 }
    session.entry = session.launched
    logic.start()
    // WeChat runs the whole main package at launch; sub-packages wait for their first page.
    for (const page of bundle.app.pages) logic.load(page)
    logic.callApp('onLaunch', realm.copyIn(entryOptions(session.entry)))
    logic.callApp('onShow', realm.copyIn(entryOptions(session.entry)))
    try {
      router.launch(path, session.entry.query)
    } catch (error) {
      if (!(error instanceof RouteError)) throw error
      log.error('launch', error)
      logic.callApp('onPageNotFound', realm.copyIn({ path, query, isEntryPage: true }))
    }
    await this.settle()
  }

  /** Loads the code of every page, sub-packages too. Throws when one cannot be loaded. */
  loadAllPages(): void {
    for (const page of this.parts.bundle.pages) this.parts.logic.load(page)
  }

  /** Waits until something is on the page, or a condition holds. Rejects with the page's text after `limitMs`. */
  async until(condition: Where | (() => boolean), limitMs = 5000): Promise<void> {
    const holds = typeof condition === 'function' ? condition : () => this.sees(condition)
    const end = Date.now() + limitMs
    for (;;) {
      await this.settle()
      if (holds()) return
      if (Date.now() > end)
        throw new Error(`waited ${limitMs} ms in vain on ${this.path}:\n${this.screenText()}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  /** Does something and says what it cost. */
  async measure(action: () => unknown): Promise<Cost> {
    const [setDataBefore, callsBefore] = [this.setDataLog.length, this.cloudCalls.length]
    await action()
    await this.settle()
    const setData = this.setDataLog.slice(setDataBefore)
    const bytes = setData.map(entry => entry.bytes)
    return {
      setDataBytes: bytes.reduce((sum, n) => sum + n, 0),
      largestSetData: Math.max(0, ...bytes),
      setData,
      calls: this.cloudCalls.slice(callsBefore),
    }
  }

  /** The options of each use of an API. */
  usesOf(api: string): Record<string, unknown>[] {
    return this.apiCalls.filter(call => call.api === api).map(call => call.options)
  }

  /** Throws when anything went wrong so far: an error, a template problem, a component that nobody defines. */
  expectClean(): void {
    if (!this.problems.length) return
    const missing = this.missingApis.length ? `\n(wx lacked: ${this.missingApis.join(', ')})` : ''
    throw new Error(
      `the mini-program had problems:\n${this.problems.map(describeProblem).join('\n')}${missing}`,
    )
  }

  /** Runs code in the logic layer, as in the console of the developer tools; gives its value as JSON. */
  evaluate(code: string): unknown {
    const value = JSON.stringify(this.parts.realm.run(new vm.Script(code, { filename: 'console' })))
    return value === undefined ? undefined : JSON.parse(value)
  }

  /** Ends it: timers, calls, pages. The storage stays. */
  close(): void {
    if (this.closed) return
    this.closed = true
    if (live === this) live = undefined
    this.parts.dispose()
  }
}

/**
 * Launches a compiled mini-program. Throws when it can't start: a missing file, a template that does not compile,
 * another one still running in this process.
 */
export async function launchWeapp(options: HostOptions): Promise<WeappHost> {
  if (live) throw new Error('another mini-program is still running in this process: close() it first')
  const host = new WeappHost(assemble(options))
  live = host
  try {
    await host.start(options)
  } catch (error) {
    host.close()
    throw error
  }
  return host
}
