import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCloud } from './cloud'
import { CallFailed } from './cloud-doors'

const counter = `
const cloud = require('wx-server-sdk')
cloud.init()
exports.main = async event => {
  if (event.action === 'fail') throw new Error('broken on purpose')
  if (event.action === 'greet') return { hello: cloud.getWXContext().OPENID, from: process.env.TOWN }
  const { _id } = await cloud.database().collection('notes').add({ data: { text: event.text } })
  return { _id, count: (await cloud.database().collection('notes').count()).total }
}`

let top: string
const functions = () => path.join(top, 'functions')
beforeAll(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-test-'))
  fs.mkdirSync(path.join(functions(), 'notes'), { recursive: true })
  fs.writeFileSync(path.join(functions(), 'notes', 'index.js'), counter)
  fs.writeFileSync(path.join(functions(), 'database.indexes.json'), '{"notes": []}')
})
afterAll(() => fs.rmSync(top, { recursive: true, force: true }))

describe('a test’s cloud', () => {
  it('calls functions as a person and with an environment', async () => {
    const cloud = await startCloud({ functions: functions(), env: { TOWN: '兰州' } })
    expect(await cloud.invoke('notes', 'o_li', { action: 'greet' })).toEqual({ hello: 'o_li', from: '兰州' })
  })

  it('tells the platform’s errors from results', async () => {
    const cloud = await startCloud({ functions: functions() })
    const failed = await cloud
      .invoke<never>('notes', 'o_li', { action: 'fail' })
      .catch((error: CallFailed) => error)
    expect(failed).toBeInstanceOf(CallFailed)
    expect(failed.message).toContain('broken on purpose')
    expect(await cloud.call('nobody', 'o_li', {})).toMatchObject({ errCode: expect.any(Number) })
  })

  it('hears of changes', async () => {
    const cloud = await startCloud({ functions: functions() })
    const events = await cloud.events()
    await cloud.invoke('notes', 'o_li', { action: 'add', text: 'one' })
    const changed = { type: 'changed', function: 'notes', action: 'add' }
    expect(await events.next(event => event.type === 'changed')).toEqual(changed)
  })

  it('moves its clock and counts its calls', async () => {
    const cloud = await startCloud({ functions: functions() })
    const before = Date.parse(await cloud.clock.now())
    expect(Date.parse(await cloud.clock.advance(86_400_000)) - before).toBeGreaterThanOrEqual(86_400_000)
    await cloud.invoke('notes', 'o_li', { action: 'add', text: 'one' })
    expect((await cloud.metrics.get()).functions.notes?.add).toMatchObject({ calls: 1, roundTrips: 2 })
  })

  it('keeps its data when it is killed and started again', async () => {
    const data = path.join(top, 'data')
    const first = await startCloud({ functions: functions(), data })
    await first.invoke('notes', 'o_li', { action: 'add', text: 'one' })
    await first.kill()
    const second = await startCloud({ functions: functions(), data })
    expect(await second.invoke('notes', 'o_li', { action: 'add', text: 'two' })).toMatchObject({ count: 2 })
  })

  it('says what went wrong when it does not start', async () => {
    await expect(startCloud({ functions: path.join(top, 'nowhere') })).rejects.toThrow(/no folder.*nowhere/s)
  })
})
