import { describe, expect, it } from 'vitest'
import { choose, runSteps } from './steps.mjs'
import { count } from './vitest-step.mjs'

const passing = { passed: 1, failed: 0, output: '' }
const failing = { passed: 0, failed: 1, output: 'broken' }

/** A step that takes a moment; `log` sees it begin and end. */
const aStep = (name, needs, log, result = passing) => ({
  name,
  needs,
  run: async () => {
    log.push(`${name} begins`)
    await new Promise(resolve => setTimeout(resolve, 5))
    log.push(`${name} ends`)
    return result
  },
})

describe('steps', () => {
  it('wait for what they need', async () => {
    const log = []
    await runSteps([aStep('weapp', ['build'], log), aStep('build', [], log)], 2)
    expect(log).toEqual(['build begins', 'build ends', 'weapp begins', 'weapp ends'])
  })

  it('run as many at a time as there are lanes', async () => {
    const log = []
    await runSteps(
      ['a', 'b', 'c'].map(name => aStep(name, [], log)),
      2,
    )
    expect(log.slice(0, 2)).toEqual(['a begins', 'b begins'])
    expect(log.indexOf('c begins')).toBeGreaterThan(1)
  })

  it('go on after a failure, but not with what needs it', async () => {
    const log = []
    const steps = [aStep('build', [], log, failing), aStep('weapp', ['build'], log), aStep('unit', [], log)]
    const results = await runSteps(steps, 1)
    expect(results.map(({ name, passed, failed }) => [name, passed, failed])).toEqual([
      ['build', 0, 1],
      ['weapp', 0, 1],
      ['unit', 1, 0],
    ])
    expect(results[1].output).toContain('needs build')
    expect(log).not.toContain('weapp begins')
  })

  it('fail when they throw', async () => {
    const throws = { name: 'size', run: () => Promise.reject(new Error('too big')) }
    expect(await runSteps([throws], 2)).toMatchObject([{ name: 'size', failed: 1, output: 'too big' }])
  })

  it('are chosen together with what they need', () => {
    const steps = [aStep('build', [], []), aStep('unit', [], []), aStep('weapp', ['build'], [])]
    expect(choose(steps, ['weapp']).map(({ name }) => name)).toEqual(['build', 'weapp'])
    expect(choose(steps, [])).toHaveLength(3)
  })
})

describe('the count of a test report', () => {
  const report = (more = {}) => ({
    ...{ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] },
    ...more,
  })

  it('is that of its tests', () => {
    expect(count(report({ numFailedTests: 2 }))).toEqual({ passed: 3, failed: 2 })
  })

  it('holds skipped tests to be failed', () => {
    expect(count(report({ numPendingTests: 1, numTodoTests: 1 }))).toEqual({ passed: 3, failed: 2 })
  })

  it('knows files that break before they have tests', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(count(report({ testResults }))).toEqual({ passed: 3, failed: 1 })
  })
})
