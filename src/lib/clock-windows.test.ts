import { expect, it } from 'vitest'
import { windowsProblem } from './clock-windows'

it('the windows of a day are times, begin before they end, and follow one another', () => {
  const morning = { from: '09:00', until: '12:00' }
  expect(windowsProblem([morning, { from: '14:30', until: '18:00' }])).toBeUndefined()
  expect(windowsProblem([{ from: '9', until: '12:00' }])?.words).toMatch(/几点几分/)
  expect(windowsProblem([{ from: '12:00', until: '09:00' }])?.words).toMatch(/早于/)
  expect(windowsProblem([morning, { from: '11:00', until: '18:00' }])).toMatchObject({ index: 1 })
})

it('only what may last until midnight ends at 24:00', () => {
  const evening = [{ from: '20:00', until: '24:00' }]
  expect(windowsProblem(evening)?.words).toMatch(/几点几分/)
  expect(windowsProblem(evening, { untilMidnight: true })).toBeUndefined()
})
