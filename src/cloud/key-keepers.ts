import { storage } from '@/lib/storage'
import { type KeyKeeper, keptIn, keptInMemory } from './command-key'

/** Survives the end of the mini-program, and so does the input beside it. */
export const onDevice: KeyKeeper = keptIn(storage)

/** For confidential inputs, of which nothing may be left on a phone that others use too. */
export const inMemory: KeyKeeper = keptInMemory()

/**
 * For switches and the like, where doing it twice does no harm and the same input means something new as soon as others
 * have changed what it is about: each tap is a command of its own, under one key with its own repetitions alone.
 */
export const perTap: KeyKeeper = { read: () => undefined, write: () => {}, forget: () => {} }
