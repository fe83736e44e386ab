import { type Bundle, resolvePath } from './bundle'
import type { ProblemLog } from './problems'
import type { Realm } from './realm'
import { type Instance, pageOf, type ViewLayer } from './view-layer'

/** What a page, component or behavior is defined with. */
type Definition = Record<string, unknown> & {
  properties?: Record<string, unknown>
  methods?: Record<string, unknown>
  data?: unknown
}

/** One crossing from the logic layer to the view, as WeChat counts it. */
export interface SetDataEntry {
  page: string
  /** The page itself, or the component that called. */
  unit: string
  /** UTF-8 bytes of the JSON. */
  bytes: number
  data: Record<string, unknown>
}

export interface AppInstance {
  [name: string]: unknown
}

interface LogicParts {
  log: ProblemLog
  bundle: Bundle
  realm: Realm
  view: ViewLayer
  onSetData: (entry: SetDataEntry) => void
  later: (action: () => void) => void
}

/** The mini-program's own code: its modules, `App`, `Page`, `Component`. */
export class LogicLayer {
  app: AppInstance | undefined
  private readonly loaded = new Map<string, { exports: unknown }>()
  private readonly defined = new Set<string>()
  private current = ''

  constructor(private readonly parts: LogicParts) {
    const { realm, view } = parts
    const define = (kind: 'Page' | 'Component') => (definition: Definition) => {
      const unit = this.current
      this.defined.add(unit)
      return view.define(unit, env =>
        (env[kind] as (definition: Definition) => void)(this.prepare(definition, kind)),
      )
    }
    Object.assign(realm.global, {
      App: (definition: AppInstance) => {
        this.app = definition
      },
      getApp: () => this.app,
      Page: define('Page'),
      Component: define('Component'),
      Behavior: (definition: Definition) =>
        view.define(this.current, env => env.Behavior(this.mapProperties(definition) as never)),
      requirePlugin: (name: string) => {
        throw new Error(`plugin "${name}" is not available`)
      },
    })
  }

  /** Gives the code `wx` and the list of open pages. */
  expose(wx: object, currentPages: () => Instance[]): void {
    Object.assign(this.parts.realm.global, { wx, getCurrentPages: currentPages })
  }

  /** Runs app.js. Throws what it throws, and when it never calls `App()`. */
  start(): void {
    this.run('app')
    if (!this.app) throw new Error('app.js did not call App()')
  }

  /** Calls one of the functions given to `App()`, where it is there; what it throws is noted. */
  callApp(name: string, argument?: unknown): void {
    const method = this.app?.[name]
    if (typeof method !== 'function') return
    this.parts.log.guard(`App ${name}`, () => method.call(this.app, argument) as unknown)
  }

  /** Loads the code of a page with all the components it uses, as WeChat does before it shows the page. */
  load(unit: string, underway = new Set<string>()): void {
    if (this.defined.has(unit) || underway.has(unit)) return
    underway.add(unit)
    const using = Object.values(this.parts.bundle.config(unit).usingComponents ?? {})
    for (const component of using) this.load(component.slice(1), underway)
    this.run(unit)
    if (!this.defined.has(unit)) throw new Error(`${unit}.js registered no page or component`)
  }

  private run(unit: string): void {
    this.current = unit
    this.require(`/${unit}`, '')
  }

  private require(id: string, from: string): unknown {
    const { bundle, realm } = this.parts
    const wanted = resolvePath(from, id)
    const file = wanted.endsWith('.js') ? wanted : `${wanted}.js`
    const script = bundle.module(file)
    // Code of a sub-package is downloaded on its own: only that sub-package may require it.
    const home = bundle.packageRoots.find(root => file.startsWith(root))
    if (!script || (from && home && !from.startsWith(home)))
      throw new Error(`module '${file}' is not defined, require args is '${id}'`)
    const known = this.loaded.get(file)
    if (known) return known.exports
    const module = { exports: realm.copyIn({}) as unknown }
    this.loaded.set(file, module)
    const body = realm.run(script) as (
      require: (id: string) => unknown,
      module: object,
      exports: unknown,
    ) => void
    body(inner => this.require(inner, file), module, module.exports)
    return module.exports
  }

  private prepare(definition: Definition, kind: 'Page' | 'Component'): Definition {
    const { later, onSetData, view } = this.parts
    // What crosses to the view is JSON in WeChat: functions and undefined are lost, everything is a copy.
    function setData(this: Instance, data: object, done?: () => void) {
      const json = JSON.stringify(data) ?? '{}'
      const copy = JSON.parse(json) as Record<string, unknown>
      onSetData({ page: pageOf(this), unit: this._$.is, bytes: Buffer.byteLength(json), data: copy })
      view.apply(this, JSON.parse(json) as Record<string, unknown>)
      if (done) later(() => done.call(this))
    }
    const own = this.mapProperties({ ...definition })
    if (own.data !== undefined) own.data = JSON.parse(JSON.stringify(own.data))
    if (kind === 'Page') return { ...own, setData }
    return { ...own, methods: { ...own.methods, setData } }
  }

  /** Property types named in the mini-program's realm become the constructors that glass-easel knows. */
  private mapProperties(definition: Definition): Definition {
    const { constructors } = this.parts.realm
    const map = (type: unknown) => constructors.get(type) ?? type
    const properties = Object.entries(definition.properties ?? {}).map(([name, spec]) => {
      if (typeof spec !== 'object' || spec === null) return [name, map(spec)]
      const { type, optionalTypes } = spec as { type?: unknown; optionalTypes?: unknown[] }
      const mapped = { ...spec, type: map(type) }
      return [name, optionalTypes ? { ...mapped, optionalTypes: optionalTypes.map(map) } : mapped]
    })
    return definition.properties ? { ...definition, properties: Object.fromEntries(properties) } : definition
  }
}
