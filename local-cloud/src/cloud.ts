import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Calls } from './calls'
import { Clock } from './clock'
import { takeDataFolder } from './data-folder'
import { Engine } from './db/engine'
import { IndexUse } from './db/index-use'
import { Store } from './db/store'
import { applyDeclaredIndexes } from './declared-indexes'
import { LocalServer } from './doors/http'
import { routes } from './doors/routes'
import { Events } from './events'
import { Faults } from './faults'
import { Files } from './files/store'
import { Dependencies } from './functions/dependencies'
import { baseEnvironment, wayTo } from './functions/environment'
import { Invocations } from './functions/invocation'
import { Invoker } from './functions/invoker'
import { Registry } from './functions/registry'
import { Timers } from './functions/timers'
import { Workers } from './functions/workers'
import { Metrics } from './metrics'
import { type Options, UsageError } from './options'
import { Outbox } from './outbox'
import { Readers } from './reads/readers'
import { Snapshots } from './snapshots'
import { exportFolder, importFolder } from './transfer'
import { Admin } from './wire/admin'

/** A running cloud. */
export interface Cloud {
  url: string
  close(): Promise<void>
}

const SWEEP_MS = 1000

/** Starts a cloud on a data folder; it can be used when this resolves. Throws UsageError. */
export async function startCloud(options: Options): Promise<Cloud> {
  const release = takeDataFolder(options.data)
  const workers = new Workers({
    program: join(__dirname, 'worker.cjs'),
    sdk: createRequire(__filename).resolve('wx-server-sdk'),
    env: baseEnvironment(options.env),
  })
  const store = new Store(join(options.data, 'cloud.sqlite'))
  applyDeclaredIndexes(store, options.functions)
  const clock = new Clock(store)
  const engine = new Engine(store, clock.now)
  const files = new Files(store, join(options.data, 'files'), clock.now)
  const readers = new Readers(join(__dirname, 'reader.cjs'), { file: join(options.data, 'cloud.sqlite') })
  const registry = new Registry(options.functions)
  const invocations = new Invocations()
  const faults = new Faults()
  const metrics = new Metrics()
  const events = new Events()
  const outbox = new Outbox(store, clock.now)
  const calls = new Calls(events, clock.now)
  const indexUse = new IndexUse(clock.now)
  const snapshots = new Snapshots(engine, files, join(options.data, 'snapshots'), () => invocations.size)
  if (options.importDir) console.log(`imported ${importFolder(engine, options.importDir)} documents`)
  let invoker: Invoker
  let timers: Timers
  let server: LocalServer
  const url = () => server.url
  const openApi = { invocations, outbox, events, now: clock.now }
  const admin = new Admin({
    engine,
    faults,
    files,
    indexUse,
    invocations,
    invoker: () => invoker,
    readers,
    openApi,
    strictIndexes: options.strictIndexes,
    createCollections: options.createCollections,
    url,
  })
  server = new LocalServer(
    routes({
      admin,
      calls,
      clock,
      engine,
      events,
      faults,
      files,
      indexUse,
      metrics,
      outbox,
      registry,
      snapshots,
      store,
      url,
      openApi,
      staticDir: options.staticDir,
      invoker: () => invoker,
      timers: () => timers,
    }),
  )
  await listen(server, options.port)
  workers.connect(clock, wayTo(server.url))
  invoker = new Invoker({
    registry,
    invocations,
    faults,
    metrics,
    events,
    calls,
    dependencies: new Dependencies(join(options.data, 'deps')),
    workers,
    onCrash: invocation => engine.transactions.abortOwnedBy(invocation.id),
  })
  timers = new Timers(store, clock, registry, invoker)
  timers.start()
  const sweeping = setInterval(() => engine.transactions.sweep(), SWEEP_MS)
  if (!options.cold) void invoker.warm()
  return {
    url: server.url,
    async close() {
      clearInterval(sweeping)
      timers.stop()
      events.close()
      await server.close()
      await invoker.close()
      await readers.close()
      if (options.exportDir) exportFolder(engine, options.exportDir)
      store.close()
      release()
    },
  }
}

async function listen(server: LocalServer, port: number): Promise<void> {
  try {
    await server.listen(port)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new UsageError(
      `port ${port} is taken: stop the program that uses it, or choose another with --port`,
    )
  }
}
