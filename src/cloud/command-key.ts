import Taro from '@tarojs/taro'

interface Pending {
  key: string
  input: string
}

const slotKey = (slot: string) => `command:${slot}`
const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')

/**
 * The key of a command that has no final answer yet. The same input in the same slot gets the same key again,
 * also after the mini-program was closed, so that a repetition after a lost answer does nothing twice; another
 * input is another command.
 */
export function keyFor(slot: string, input: unknown): string {
  const text = JSON.stringify(input)
  const kept: Pending | '' = Taro.getStorageSync(slotKey(slot))
  if (kept && kept.input === text) return kept.key
  const key = `${Date.now().toString(36)}-${random()}${random()}`
  Taro.setStorageSync(slotKey(slot), { key, input: text })
  return key
}

/** The command has its final answer: the next one is a new one. */
export const keyDone = (slot: string): void => Taro.removeStorageSync(slotKey(slot))
