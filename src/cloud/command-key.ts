import type { GuardedStorage } from '@/lib/guarded-storage'

interface Pending {
  key: string
  input: string
  /** When it was made, in milliseconds. */
  at: number
}

/** Where keys wait for their final answer, each with the input that it was made for. */
export interface KeyKeeper {
  /** For how long (ms) a repetition is the same command. */
  keptMs: number
  read(slot: string): Pending | undefined
  write(slot: string, pending: Pending): void
  forget(slot: string): void
}

/**
 * A repetition after a lost answer comes soon, at the latest when an old phone leaves the lift. Whoever wishes the same
 * later wishes it anew, and must not be given the answer of then: the cloud keeps answers for days.
 */
const KEPT_MS = 30 * 60_000

/** A keeper that is gone with the mini-program. */
export function keptInMemory(): KeyKeeper {
  const pendings = new Map<string, Pending>()
  return {
    keptMs: KEPT_MS,
    read: slot => pendings.get(slot),
    write: (slot, pending) => void pendings.set(slot, pending),
    forget: slot => void pendings.delete(slot),
  }
}

/** A keeper that survives the end of the mini-program; where the storage is full, it lasts as long as that. */
export function keptIn(storage: GuardedStorage, keptMs = KEPT_MS): KeyKeeper {
  const memory = keptInMemory()
  const slotKey = (slot: string) => `command:${slot}`
  return {
    keptMs,
    read: slot => memory.read(slot) ?? storage.read(slotKey(slot)),
    write(slot, pending) {
      memory.write(slot, pending)
      storage.write(slotKey(slot), pending)
    },
    forget(slot) {
      memory.forget(slot)
      storage.remove(slotKey(slot))
    },
  }
}

const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')

/** A key that no other command has. */
export const newKey = (now = Date.now()): string => `${now.toString(36)}-${random()}${random()}`

/**
 * The key of a command that has no final answer yet. The same input in the same slot gets the same key again for a
 * while, also after the mini-program was closed where it is kept on the device, so that a repetition after a lost
 * answer does nothing twice; another input is another command.
 */
export function keyFor(slot: string, input: unknown, keeper: KeyKeeper, now = Date.now()): string {
  const text = JSON.stringify(input)
  const kept = keeper.read(slot)
  // A clock that was set back meanwhile says nothing about how long ago it was.
  if (kept?.input === text && kept.at <= now && now - kept.at < keeper.keptMs) return kept.key
  const key = newKey(now)
  keeper.write(slot, { key, input: text, at: now })
  return key
}
