import { describe, expect, it } from 'vitest'
import { whatToDo } from './install.mjs'

describe('an installation that failed', () => {
  it('tells somebody without a network to connect', () => {
    const line = whatToDo('npm error code ENOTFOUND\nnpm error network request failed\n')
    expect(line).toMatch(/connect to the network/)
    expect(line).not.toContain('\n')
  })

  it('gives the reason otherwise', () => {
    const output =
      'npm warn config\nnpm error code EUSAGE\nnpm error\nnpm error package.json and the lock differ.\n'
    expect(whatToDo(output)).toMatch(/\(package\.json and the lock differ\.\)/)
  })

  it('knows when there is no npm', () => {
    expect(whatToDo('')).toMatch(/npm is missing/)
  })
})
