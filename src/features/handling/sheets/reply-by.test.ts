import { describe, expect, it } from 'vitest'
import { replyChoices } from './reply-by'

const inLanzhou = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
const labels = (time: string) => replyChoices(inLanzhou(time)).map(({ label }) => label)

describe('by when a supervision asks for a reply', () => {
  it('is the end of the next working day unless another time is chosen, which the cloud counts', () => {
    const [first] = replyChoices(inLanzhou('09:00'))
    expect(first).toMatchObject({ label: '下一个工作日下班前' })
    expect(first).not.toHaveProperty('at')
  })

  it('is today only while the day is long enough', () => {
    expect(labels('16:59')).toContain('今天下班前')
    expect(labels('17:00')).not.toContain('今天下班前')
    expect(labels('21:00')).not.toContain('今天下班前')
  })

  it('is always in the future', () => {
    for (const time of ['00:00', '08:30', '17:30', '23:59']) {
      const now = inLanzhou(time)
      for (const { at } of replyChoices(now)) if (at) expect(Date.parse(at)).toBeGreaterThan(now)
    }
  })
})
