import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository root, absolute. Every command works from here, wherever it was called. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param {...string} parts a path below the repository root */
export const inRoot = (...parts) => path.join(root, ...parts)
