import { aim, aimField, aimTap } from './aim'
import type { Bundle } from './bundle'
import { NativeControls } from './controls'
import { findAll, type Where } from './find'
import { type ScreenNode, screenText } from './node'
import type { Realm } from './realm'
import type { LivePage, Router } from './routing'
import type { Timers } from './timers'
import type { DomNode, ViewLayer } from './view-layer'

interface DriveParts {
  bundle: Bundle
  view: ViewLayer
  router: Router
  realm: Realm
  timers: Timers
  session: { tapping: boolean }
}

/** A person in front of the mini-program: looks, taps, types. Each act ends when nothing is under way any more. */
export class Person {
  private readonly controls: NativeControls

  constructor(private readonly stage: DriveParts) {
    const { view, realm, router } = stage
    this.controls = new NativeControls(view, realm.copyIn, (url, openType) => {
      if (openType === 'switchTab') router.switchTab(url)
      else if (openType === 'redirect') router.redirectTo(url)
      else if (openType === 'reLaunch') router.reLaunch(url)
      else if (openType === 'navigateBack') router.navigateBack()
      else router.navigateTo(url)
    })
  }

  /** The visible text of the page, one line per block, without empty lines. */
  screenText(): string {
    return screenText(this.page.holder as DomNode)
  }

  /** Whether something on the page fits. */
  sees(where: Where): boolean {
    return this.all(where).length > 0
  }

  /** Everything on the page that fits, outermost first. */
  all(where: Where): ScreenNode[] {
    return findAll(this.stage.view, this.page, where)
  }

  /** The first node that fits. Throws with the text of the page when there is none. */
  find(where: Where): ScreenNode {
    return aim(this.stage.view, this.page, where)
  }

  /** The text of a node, or of the whole page. */
  text(where?: Where): string {
    return where === undefined ? this.screenText() : this.find(where).text
  }

  /** How large the page is: WeChat's audit wants under 1,000 nodes, and under 30 levels. */
  treeSize(): { nodes: number; depth: number } {
    const elements = [...this.page.holder.querySelectorAll('*')]
    const level = (element: Element | null): number =>
      element && element !== this.page.holder ? level(element.parentElement) + 1 : 0
    return { nodes: elements.length, depth: Math.max(0, ...elements.map(level)) }
  }

  /** Taps. Throws when nothing there listens, when it is disabled, or when it could be several things. */
  async tap(where: Where): Promise<void> {
    const { session, timers, view } = this.stage
    const node = aimTap(view, this.page, where)
    session.tapping = true
    try {
      this.controls.send(node, 'tap', { x: 10, y: 10 }, true)
      this.controls.activate(node)
    } finally {
      session.tapping = false
    }
    await timers.settle()
  }

  /** Presses long. */
  async longPress(where: Where): Promise<void> {
    const node = aimTap(this.stage.view, this.page, where)
    for (const type of ['longpress', 'longtap']) this.controls.send(node, type, { x: 10, y: 10 }, true)
    await this.stage.timers.settle()
  }

  /** Types into a field (found by label, placeholder or selector), replacing what is there, and leaves it again. */
  async input(where: Where, text: string): Promise<void> {
    const field = aimField(this.stage.view, this.page, where)
    this.controls.send(field, 'focus', { value: field.value, height: 300 })
    const value = this.controls.type(field, text)
    await this.stage.timers.settle()
    field.refresh()
    this.controls.send(field, 'blur', { value, cursor: value.length })
    await this.stage.timers.settle()
  }

  /** One keystroke: adds `text` to what the field shows and stays in it. */
  async type(where: Where, text: string): Promise<void> {
    const field = aimField(this.stage.view, this.page, where)
    this.controls.type(field, field.value + text)
    await this.stage.timers.settle()
    field.refresh()
  }

  /** A picker's, slider's or other control's new value. */
  change(where: Where, value: unknown): Promise<void> {
    return this.trigger(where, 'change', { value })
  }

  /** Any other event that the native side sends. */
  async trigger(where: Where, type: string, detail: object = {}): Promise<void> {
    this.controls.send(this.find(where), type, detail)
    await this.stage.timers.settle()
  }

  /** Pulls the page down. Throws where the page does not allow it. */
  async pullDown(): Promise<void> {
    const { bundle } = this.stage
    const allowed =
      bundle.config(this.page.path).enablePullDownRefresh ?? bundle.app.window?.enablePullDownRefresh
    if (!allowed) throw new Error(`${this.page.path} does not say enablePullDownRefresh`)
    await this.pageEvent('onPullDownRefresh')
  }

  /** Scrolls to the end of the page. */
  async reachBottom(): Promise<void> {
    await this.pageEvent('onReachBottom')
  }

  /** Taps a tab of the bar by its words or its page. */
  async tab(words: string): Promise<void> {
    const { bundle, router, realm, timers } = this.stage
    const tabs = bundle.app.tabBar?.list ?? []
    const index = tabs.findIndex(tab => tab.text === words || tab.pagePath === words)
    const tab = tabs[index]
    if (!tab) throw new Error(`no tab "${words}"; there are ${tabs.map(t => t.text).join(', ')}`)
    const page = router.switchTab(`/${tab.pagePath}`)
    router.call(page, 'onTabItemTap', realm.copyIn({ index, pagePath: tab.pagePath, text: tab.text }))
    await timers.settle()
  }

  private get page(): LivePage {
    return this.stage.router.top
  }

  private async pageEvent(name: string): Promise<void> {
    const { router, timers } = this.stage
    if (typeof this.page.instance[name] !== 'function') throw new Error(`${this.page.path} has no ${name}`)
    router.call(this.page, name)
    await timers.settle()
  }
}
