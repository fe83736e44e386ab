import { type Bundle, loadBundle } from './bundle'
import { CloudLink, type CloudOptions } from './cloud'
import { Device, type DeviceOptions } from './device'
import type { Entry, Session } from './entry'
import { LogicLayer, type SetDataEntry } from './logic-layer'
import { describeProblem, ProblemLog } from './problems'
import { type ConsoleLine, createRealm, type Realm } from './realm'
import { catchRejections } from './rejections'
import { Router } from './routing'
import { PhoneStorage } from './storage'
import { Timers } from './timers'
import { ViewLayer } from './view-layer'
import { createWx } from './wx-api'
import { type Answer, type ApiCall, WxEvents } from './wx-core'

export interface HostOptions extends Entry {
  /** Folder of the compiled mini-program. */
  dist: string
  /** The local cloud, and who this phone belongs to. */
  cloud?: CloudOptions
  /** What this phone has stored; hand it on from one launch to the next. */
  storage?: PhoneStorage
  device?: DeviceOptions
  /** Answers of the phone's owner, by API; `answer()` sets more. */
  answers?: Record<string, Answer | Answer[]>
  /** The phone's clock, ms since 1970. */
  now?: () => number
}

/** Everything that one running mini-program consists of. */
export interface HostParts {
  bundle: Bundle
  log: ProblemLog
  timers: Timers
  realm: Realm
  view: ViewLayer
  logic: LogicLayer
  router: Router
  storage: PhoneStorage
  device: Device
  cloud: CloudLink
  events: WxEvents
  answers: Map<string, Answer[]>
  network: { connected: boolean; type: string }
  session: Session
  apiCalls: ApiCall[]
  setDataLog: SetDataEntry[]
  consoleLines: ConsoleLine[]
  missingApis: Set<string>
  /** Takes everything down again. */
  dispose: () => void
}

/** Puts a compiled mini-program together; nothing of it runs yet. Throws when the folder can't be launched. */
export function assemble(options: HostOptions): HostParts {
  const bundle = loadBundle(options.dist)
  if (bundle.problems.length)
    throw new Error(`this mini-program cannot start:\n${bundle.problems.map(describeProblem).join('\n')}`)

  const log = new ProblemLog()
  const timers = new Timers((where, error) => log.error(where, error))
  const consoleLines: ConsoleLine[] = []
  const realm = createRealm(timers, options.now ?? Date.now, line => consoleLines.push(line))
  const view = new ViewLayer(bundle, log, action => timers.later(action))

  const session: Session = {
    entry: { path: '', query: {}, scene: 1001 },
    launched: { path: '', query: {}, scene: 1001 },
    tapping: false,
  }
  const setDataLog: SetDataEntry[] = []
  const storage = options.storage ?? new PhoneStorage()
  const device = new Device(options.device)
  const events = new WxEvents(log, realm)
  const network = { connected: true, type: 'wifi' }
  const answers = new Map(
    Object.entries(options.answers ?? {}).map(([api, answer]) => [api, [answer].flat()] as const),
  )
  const apiCalls: ApiCall[] = []
  const missingApis = new Set<string>()
  const logic = new LogicLayer({
    log,
    bundle,
    realm,
    view,
    onSetData: entry => setDataLog.push(entry),
    later: action => timers.later(action),
  })
  const router = new Router({ bundle, logic, view, realm, log })
  const cloud = new CloudLink(options.cloud, () => router.stack.at(-1)?.path ?? '')
  const wx = createWx(
    {
      realm,
      timers,
      log,
      storage,
      device,
      cloud,
      apiCalls,
      answers,
      files: new Map(),
      events,
      network,
      session,
      router,
    },
    missingApis,
  )
  logic.expose(wx, () => router.stack.map(page => page.instance))
  const releaseRejections = catchRejections(realm, reason => {
    log.error('unhandled rejection', reason)
    events.emit('UnhandledRejection', { reason: String(reason) })
  })

  return {
    bundle,
    log,
    timers,
    realm,
    view,
    logic,
    router,
    storage,
    device,
    cloud,
    events,
    answers,
    network,
    session,
    apiCalls,
    setDataLog,
    consoleLines,
    missingApis,
    dispose: () => {
      timers.end()
      cloud.end()
      router.closeAll()
      releaseRejections()
      view.close()
    },
  }
}
