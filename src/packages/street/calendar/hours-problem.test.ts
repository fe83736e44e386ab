import { expect, it } from 'vitest'
import { hoursProblem } from './hours-problem'

it('office hours are times, begin before they end, and follow one another', () => {
  const morning = { from: '09:00', until: '12:00' }
  expect(hoursProblem([morning, { from: '14:30', until: '18:00' }])).toBeUndefined()
  expect(hoursProblem([{ from: '9', until: '12:00' }])?.words).toMatch(/几点几分/)
  expect(hoursProblem([{ from: '12:00', until: '09:00' }])?.words).toMatch(/早于/)
  expect(hoursProblem([morning, { from: '11:00', until: '18:00' }])).toMatchObject({ index: 1 })
})
