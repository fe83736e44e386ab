import { describe, expect, it } from 'vitest'
import {
  aboutProblems,
  asksForHelp,
  blankBooking,
  detailsOf,
  intakeOf,
  isUnkept,
  whoProblems,
} from './booking'

const aBooking = { ...blankBooking, name: '小树', way: 'voice' as const }

describe('a booking', () => {
  it('needs a name and nothing else of the first screen', () => {
    expect(aboutProblems(aBooking)).toEqual({})
    expect(Object.keys(aboutProblems({ ...aBooking, name: '  ' }))).toEqual(['name'])
  })
  it('needs consent as soon as the intake tells anything', () => {
    expect(aboutProblems({ ...aBooking, topic: 'sleep' })).toHaveProperty('consent')
    expect(aboutProblems({ ...aBooking, topic: 'sleep', consent: true })).toEqual({})
    expect(aboutProblems({ ...aBooking, words: '  ' })).toEqual({})
  })
  it('is never stopped by the safety question: without consent nothing is sent, and that is said', () => {
    const answered = { ...aBooking, safety: 'often' as const, words: '睡不着' }
    expect(aboutProblems(answered)).toEqual({})
    expect([isUnkept(answered), isUnkept({ ...answered, consent: true }), isUnkept(aBooking)]).toEqual([
      true,
      false,
      false,
    ])
    expect(detailsOf(answered)).toEqual({ way: 'voice', name: '小树' })
  })
  it('needs a number only for a call by phone', () => {
    expect(whoProblems(aBooking)).toEqual({})
    expect(whoProblems({ ...aBooking, way: 'phone', phone: '139' })).toHaveProperty('phone')
    expect(whoProblems({ ...aBooking, way: 'phone', phone: '13900001111' })).toEqual({})
    expect(whoProblems({ ...aBooking, way: undefined })).toHaveProperty('way')
  })
  it('asks for help when thoughts of harm come up, however often', () => {
    expect(asksForHelp(aBooking)).toBe(false)
    expect(asksForHelp({ ...aBooking, safety: 'no' })).toBe(false)
    expect(asksForHelp({ ...aBooking, safety: 'sometimes' })).toBe(true)
    expect(asksForHelp({ ...aBooking, safety: 'often' })).toBe(true)
  })
})

describe('what the cloud is sent', () => {
  it('has no intake where every question was passed over', () => {
    expect(intakeOf(aBooking)).toBeUndefined()
    expect(detailsOf(aBooking)).toEqual({ way: 'voice', name: '小树' })
  })
  it('has the phone only where a call was chosen', () => {
    expect(detailsOf({ ...aBooking, phone: '13900001111' })).not.toHaveProperty('phone')
    expect(detailsOf({ ...aBooking, way: 'phone', phone: ' 13900001111 ' })).toHaveProperty(
      'phone',
      '13900001111',
    )
  })
  it('has the intake with the consent', () => {
    expect(detailsOf({ ...aBooking, words: ' 睡不着 ', consent: true })).toEqual({
      way: 'voice',
      name: '小树',
      intake: { words: '睡不着' },
      consent: true,
    })
  })
})
