import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { startOptions } from './options.mjs'
import { inRoot } from './paths.mjs'

describe('the options of npm start', () => {
  it('are port 8700 and .data when none is given', () => {
    expect(startOptions([])).toEqual({ port: 8700, data: inRoot('.data'), fresh: false })
  })

  it('can be given', () => {
    const given = startOptions(['--port', '0', '--data', 'elsewhere', '--fresh'])
    expect(given).toEqual({ port: 0, data: path.resolve('elsewhere'), fresh: true })
  })

  it.each([
    [['--port', 'many']],
    [['--port', '70000']],
    [['--prot', '1']],
    [['now']],
    [['--data']],
  ])('that make no sense are answered with the usage: %j', args =>
    expect(() => startOptions(args)).toThrow(/^[^\n]*usage: npm start -- [^\n]*$/))
})
