import { describe, expect, it } from 'vitest'
import type { Profile } from '../shared/types'
import { profileProblems, specialitiesOf } from './profile-words'

const profile: Profile = {
  name: '林静',
  intro: '',
  specialities: ['睡眠'],
  ways: ['voice'],
  room: '',
  listed: true,
  confirms: false,
  holdHours: 12,
}

describe('a counsellor’s introduction', () => {
  it('lists what they are good at, each once, however it is separated', () => {
    expect(specialitiesOf('睡眠、焦虑，亲子, 睡眠\n')).toEqual(['睡眠', '焦虑', '亲子'])
    expect(specialitiesOf(' ')).toEqual([])
  })

  it('says what is missing', () => {
    expect(profileProblems(profile)).toEqual({})
    expect(profileProblems({ ...profile, name: ' ', ways: [] })).toMatchObject({
      name: expect.stringContaining('名字'),
      ways: expect.stringContaining('至少'),
    })
    expect(profileProblems({ ...profile, ways: ['room'] }).room).toMatch(/在哪里/)
    expect(profileProblems({ ...profile, confirms: true, holdHours: 0 }).holdHours).toMatch(/1 到 72/)
    expect(profileProblems({ ...profile, specialities: ['一二三四五六七八九十一二三'] })).toHaveProperty(
      'specialities',
    )
  })
})
