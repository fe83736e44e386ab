import { type Bundle, resolvePath } from './bundle'
import type { LogicLayer } from './logic-layer'
import type { ProblemLog } from './problems'
import type { Realm } from './realm'
import type { MountedPage, ViewLayer } from './view-layer'

/** WeChat's limit of pages on top of one another. */
export const PAGE_LIMIT = 10

export interface LivePage extends MountedPage {
  path: string
  query: Record<string, string>
  /** What the navigation bar says. */
  title: string
  /** Set by `enableAlertBeforeUnload`. */
  leaveMessage?: string
}

/** A page move that WeChat refuses; `message` is what follows "navigateTo:fail ". */
export class RouteError extends Error {}

interface RouterParts {
  bundle: Bundle
  logic: LogicLayer
  view: ViewLayer
  realm: Realm
  log: ProblemLog
}

/** Splits `/pages/a/index?id=1` into path and query. Values stay percent-encoded, as WeChat hands them over. */
export function parseUrl(url: string, base = ''): { path: string; query: Record<string, string> } {
  const [file = '', search = ''] = url.split('?')
  const path = resolvePath(base, file)
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map(pair => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
  return { path, query: Object.fromEntries(pairs) as Record<string, string> }
}

/** The pages that are open, and the moves between them. A tab's page stays alive while another tab is shown. */
export class Router {
  stack: LivePage[] = []
  private readonly tabs = new Map<string, LivePage>()

  constructor(private readonly parts: RouterParts) {}

  /** The page that is shown. Throws when there is none. */
  get top(): LivePage {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is shown')
    return page
  }

  /** `beforeLoad` gets the new page before its `onLoad`. */
  navigateTo(url: string, beforeLoad?: (page: LivePage) => void): LivePage {
    const { path, query } = this.find(url)
    if (this.isTab(path)) throw new RouteError('can not navigateTo a tabbar page')
    if (this.stack.length >= PAGE_LIMIT) throw new RouteError(`page limit exceeded: ${PAGE_LIMIT}`)
    this.hide(this.top)
    return this.open(path, query, beforeLoad)
  }

  redirectTo(url: string): LivePage {
    const { path, query } = this.find(url)
    if (this.isTab(path)) throw new RouteError('can not redirectTo a tabbar page')
    this.unload(this.stack.pop())
    return this.open(path, query)
  }

  reLaunch(url: string): LivePage {
    const { path, query } = this.find(url)
    return this.launch(path, query)
  }

  /** Closes all pages and opens one. Throws RouteError when there is no such page. */
  launch(path: string, query: Record<string, string>): LivePage {
    this.find(`/${path}`)
    this.closeAll()
    return this.open(path, query)
  }

  switchTab(url: string): LivePage {
    const { path } = this.find(url)
    if (!this.isTab(path)) throw new RouteError('can not switch to no-tabBar page')
    if (this.stack.length === 1 && this.top.path === path) return this.top
    const [root, ...above] = this.stack
    for (const page of above.reverse()) this.unload(page)
    if (root && !this.isTab(root.path)) this.unload(root)
    else if (root && root.path !== path && above.length === 0) this.hide(root)
    this.stack = []
    const kept = this.tabs.get(path)
    if (!kept) return this.open(path, {})
    this.stack = [kept]
    this.show(kept)
    return kept
  }

  /** Closes `delta` pages, but never the first one. Throws when there is nothing to go back to. */
  navigateBack(delta = 1): LivePage {
    if (this.stack.length < 2) throw new RouteError('cannot navigate back at first page')
    const count = Math.min(Math.max(1, delta), this.stack.length - 1)
    for (let i = 0; i < count; i++) this.unload(this.stack.pop())
    this.show(this.top)
    return this.top
  }

  /** Closes every page, the tabs' too. */
  closeAll(): void {
    for (const page of new Set([...this.stack.reverse(), ...this.tabs.values()])) this.unload(page)
    this.stack = []
    this.tabs.clear()
  }

  /** Tells a page that it is shown. */
  show(page: LivePage): void {
    this.call(page, 'onShow')
    this.parts.log.guard(page.path, () => page.component.triggerPageLifetime('show', []))
  }

  /** Tells a page that it is hidden. */
  hide(page: LivePage): void {
    this.call(page, 'onHide')
    this.parts.log.guard(page.path, () => page.component.triggerPageLifetime('hide', []))
  }

  /** Calls one of the page's own functions, where it has it; what it throws is noted. */
  call(page: LivePage, name: string, argument?: unknown): unknown {
    const method = page.instance[name]
    if (typeof method !== 'function') return undefined
    return this.parts.log.guard(`${page.path} ${name}`, () => method.call(page.instance, argument) as unknown)
  }

  private isTab(path: string): boolean {
    return this.parts.bundle.tabs.includes(path)
  }

  private find(url: string): { path: string; query: Record<string, string> } {
    const found = parseUrl(url, this.stack.at(-1)?.path)
    if (!this.parts.bundle.pages.includes(found.path))
      throw new RouteError(`page "${found.path}" is not found`)
    return found
  }

  private open(
    path: string,
    plainQuery: Record<string, string>,
    beforeLoad?: (page: LivePage) => void,
  ): LivePage {
    const { bundle, logic, view, realm } = this.parts
    logic.load(path)
    const query = realm.copyIn(plainQuery)
    const title =
      bundle.config(path).navigationBarTitleText ?? bundle.app.window?.navigationBarTitleText ?? ''
    const page: LivePage = { ...view.mount(path), path, query, title }
    for (const [name, value] of Object.entries({ route: path, __route__: path, options: query }))
      Object.defineProperty(page.instance, name, { value, configurable: true, writable: true })
    this.stack.push(page)
    if (this.isTab(path)) this.tabs.set(path, page)
    beforeLoad?.(page)
    this.call(page, 'onLoad', query)
    page.attach()
    this.show(page)
    this.call(page, 'onReady')
    return page
  }

  private unload(page: LivePage | undefined): void {
    if (!page) return
    this.call(page, 'onUnload')
    page.release()
    this.tabs.delete(page.path)
  }
}
