import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')

it('every icon name has its drawing, and every drawing its name', () => {
  const drawn = [...read('../styles/icons.scss').matchAll(/^ {2}'([a-z-]+)':/gm)].map(match => match[1])
  const list = /iconNames = \[([^\]]+)\]/.exec(read('icon.tsx'))?.[1] ?? ''
  const named = [...list.matchAll(/'([a-z-]+)'/g)].map(match => match[1])
  expect(drawn.length).toBeGreaterThan(35)
  expect(named.sort()).toEqual(drawn.sort())
})
