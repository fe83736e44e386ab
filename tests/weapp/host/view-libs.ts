import { createRequire } from 'node:module'
import type * as Adapter from 'glass-easel-miniprogram-adapter'
import type { JSDOM } from 'jsdom'

const require = createRequire(import.meta.url)

export type AdapterModule = typeof Adapter
export type GlassEasel = AdapterModule['glassEasel']

export interface ViewLibs {
  adapter: AdapterModule
  glassEasel: GlassEasel
  dom: JSDOM
  /** Takes the browser's names off this process again and closes the document. */
  release: () => void
}

/**
 * Opens a document and lends its names to this process, where glass-easel looks for them. `onFrame` runs what
 * glass-easel wants done at the next frame.
 */
export function openViewLibs(onFrame: (action: () => void) => void): ViewLibs {
  const { JSDOM } = require('jsdom') as typeof import('jsdom')
  const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>')
  const { window } = dom
  Object.assign(window, { requestAnimationFrame: (action: () => void) => onFrame(action) })
  class NeverIntersecting {
    observe() {}
    disconnect() {}
  }
  const lent: Record<string, unknown> = {
    window,
    document: window.document,
    Event: window.Event,
    IntersectionObserver: NeverIntersecting,
  }
  const before = new Map(
    Object.keys(lent).map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const),
  )
  for (const [name, value] of Object.entries(lent))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  // Loaded only now: it looks for the document while it loads.
  const adapter = require('glass-easel-miniprogram-adapter') as AdapterModule
  return {
    adapter,
    glassEasel: adapter.glassEasel,
    dom,
    release: () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor)
        else Reflect.deleteProperty(globalThis, name)
      }
      window.close()
    },
  }
}
