import Taro from '@tarojs/taro'

interface Pending {
  key: string
  input: string
}

/** Where keys wait for their final answer, each with the input that it was made for. */
export interface KeyKeeper {
  read(slot: string): Pending | undefined
  write(slot: string, pending: Pending): void
  forget(slot: string): void
}

const slotKey = (slot: string) => `command:${slot}`

/** Survives the end of the mini-program, and so does the input beside it. */
export const onDevice: KeyKeeper = {
  read: slot => Taro.getStorageSync(slotKey(slot)) || undefined,
  write: (slot, pending) => Taro.setStorageSync(slotKey(slot), pending),
  forget: slot => Taro.removeStorageSync(slotKey(slot)),
}

const pendings = new Map<string, Pending>()

/** For confidential inputs, of which nothing may be left on a phone that others use too. */
export const inMemory: KeyKeeper = {
  read: slot => pendings.get(slot),
  write: (slot, pending) => void pendings.set(slot, pending),
  forget: slot => void pendings.delete(slot),
}

const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')

/**
 * The key of a command that has no final answer yet. The same input in the same slot gets the same key again,
 * also after the mini-program was closed where it is kept on the device, so that a repetition after a lost answer does
 * nothing twice; another input is another command.
 */
export function keyFor(slot: string, input: unknown, keeper: KeyKeeper = onDevice): string {
  const text = JSON.stringify(input)
  const kept = keeper.read(slot)
  if (kept && kept.input === text) return kept.key
  const key = `${Date.now().toString(36)}-${random()}${random()}`
  keeper.write(slot, { key, input: text })
  return key
}

/** The command has its final answer: the next one is a new one. */
export const keyDone = (slot: string, keeper: KeyKeeper = onDevice): void => keeper.forget(slot)
