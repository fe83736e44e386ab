import { storage } from '@/lib/storage'
import { type KeyKeeper, keptIn, keptInMemory } from './command-key'

/** Survives the end of the mini-program, and so does the input beside it. */
export const onDevice: KeyKeeper = keptIn(storage)

/**
 * For what a form makes: as long as its draft lies there, the same form sent again is the same thing. The cloud knows a
 * key for 7 days.
 */
export const withDraft: KeyKeeper = keptIn(storage, 7 * 24 * 3_600_000)

/** For confidential inputs, of which nothing may be left on a phone that others use too. */
export const inMemory: KeyKeeper = keptInMemory()

/**
 * For switches and the like, where doing it twice does no harm and the same input means something new as soon as others
 * have changed what it is about: each tap is a command of its own, under one key with its own repetitions alone.
 */
export const perTap: KeyKeeper = { keptMs: 0, read: () => undefined, write: () => {}, forget: () => {} }
