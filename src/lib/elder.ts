import { storage } from './storage'
import { createStore, useStore } from './store'

const KEY = 'elder-view'
const elder = createStore(storage.read(KEY) === true)

/** Turns elder view (关怀模式) on or off on this device, at once and for later visits. */
export function setElder(on: boolean) {
  elder.set(on)
  storage.write(KEY, on)
}

/** Whether elder view is on now, outside of a component. */
export const isElder = (): boolean => elder.get()

/** Whether elder view is on. */
export function useElder(): boolean {
  return useStore(elder)
}
