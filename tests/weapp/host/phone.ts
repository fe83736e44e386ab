import type { HostParts } from './assemble'
import { Person } from './drive'
import { type Entry, entryOptions } from './entry'
import { type LivePage, parseUrl } from './routing'
import type { Answer } from './wx-core'
import { leavePage } from './wx-navigation'

/** The phone around the mini-program, with its owner: network, window, other apps, answers to what it asks. */
export class Phone extends Person {
  constructor(protected readonly parts: HostParts) {
    super(parts)
  }

  /** The page that is shown. */
  get top(): LivePage {
    return this.parts.router.top
  }

  /** Path of the page that is shown. */
  get path(): string {
    return this.top.path
  }

  /** Resolves when nothing is under way: no short timer, no answer awaited. */
  settle(limitMs?: number): Promise<void> {
    return this.parts.timers.settle(limitMs)
  }

  /** Sets what the phone's owner answers to an API from now on; several answers are used up one by one. */
  answer(api: string, ...answers: Answer[]): void {
    this.parts.answers.set(api, answers)
  }

  /** Presses the back button of the navigation bar. */
  async back(): Promise<void> {
    leavePage(this.parts)
    await this.settle()
  }

  /** The mini-program goes to the background, as when the phone's owner answers a call. */
  async hide(): Promise<void> {
    this.parts.logic.callApp('onHide')
    this.parts.events.emit('AppHide')
    this.parts.router.hide(this.top)
    await this.settle()
  }

  /** It comes back to the front; with a path, as by a second scan. */
  async show(entry: Entry = {}): Promise<void> {
    const { session, router, events, realm, logic } = this.parts
    const { path, query } = parseUrl(`/${entry.path ?? this.path}`)
    session.entry = { path, query: { ...query, ...entry.query }, scene: entry.scene ?? session.entry.scene }
    const shown = realm.copyIn(entryOptions(session.entry))
    logic.callApp('onShow', shown)
    events.emit('AppShow', shown)
    if (entry.path) router.launch(path, session.entry.query)
    else router.show(this.top)
    await this.settle()
  }

  /** Cuts the network, or brings it back; the mini-program is told. */
  async setOnline(online: boolean): Promise<void> {
    const { network, cloud, events } = this.parts
    network.connected = online
    cloud.online = online
    events.emit('NetworkStatusChange', { isConnected: online, networkType: online ? network.type : 'none' })
    await this.settle()
  }

  /** WeChat ends the voice call, as when somebody rings. */
  async interruptVoiceCall(): Promise<void> {
    this.parts.events.emit('VoIPChatInterrupted', { openIdList: [] })
    await this.settle()
  }

  /** The next `count` cloud calls are carried out, but their answers are lost on the way. */
  loseReplies(count = 1): void {
    this.parts.cloud.loseReplies(count)
  }

  /** Makes each cloud call take this much longer. */
  slowDown(ms: number): void {
    this.parts.cloud.delayMs = ms
  }

  /** Gives the window another size, in CSS px. */
  async resize(windowWidth: number, windowHeight: number): Promise<void> {
    Object.assign(this.parts.device, { windowWidth, windowHeight })
    const size = { windowWidth, windowHeight }
    this.parts.events.emit('WindowResize', { size })
    this.parts.router.call(this.top, 'onResize', this.parts.realm.copyIn({ size }))
    await this.settle()
  }
}
