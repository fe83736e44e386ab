// What the bench measures, each as a function of the real cloud would write it. Times are taken in here, so that
// they are those of the database and not of the call.
const cloud = require('wx-server-sdk')
// The SDK gives up after 15 seconds otherwise, which the heavy aggregation over a million documents takes.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 300_000 })
const db = cloud.database()
const _ = db.command
const $ = _.aggregate
const items = () => db.collection('items')
/** As in ../../cloud.mjs: at every size 20 rows stand behind the middle of a group. */
const groupsOf = size => Math.min(1000, size / 50)
const at = number => String(number).padStart(9, '0')

const work = {
  'indexed get': ({ size }, i) =>
    items()
      .where({ owner: `o${(i * 31) % (size / 20)}` })
      .get(),
  'get by id': ({ size }, i) =>
    items()
      .doc(`i${(i * 7919) % size}`)
      .get(),
  'range, sort, page of 20': ({ size }, i) =>
    items()
      .where({ group: `g${i % groupsOf(size)}`, at: _.gt(at(size / 2)) })
      .orderBy('at', 'asc')
      .limit(20)
      .get(),
  update: ({ size }, i) =>
    items()
      .doc(`i${(i * 104729) % size}`)
      .update({ data: { amount: _.inc(1) } }),
  transaction: ({ size }, i) =>
    db.runTransaction(async t => {
      const from = t.collection('items').doc(`i${(i * 31) % size}`)
      const to = t.collection('items').doc(`i${(i * 37 + 1) % size}`)
      const { data } = await from.get()
      await from.update({ data: { amount: data.amount - 1 } })
      await to.update({ data: { amount: _.inc(1) } })
    }),
  'count on an index': ({ size }, i) =>
    items()
      .where({ owner: `o${(i * 37) % (size / 20)}` })
      .count(),
  'group over an indexed match': ({ size }, i) =>
    items()
      .aggregate()
      .match({ owner: `o${(i * 41) % (size / 20)}` })
      .group({ _id: '$group', sum: $.sum('$amount') })
      .end(),
}

async function timed(input) {
  const times = []
  for (let i = 0; i < input.times; i++) {
    const began = performance.now()
    await work[input.name](input, i + input.from)
    times.push(performance.now() - began)
  }
  return times
}

const pause = attempt => new Promise(done => setTimeout(done, 5 * 2 ** attempt * (0.5 + Math.random())))

/** One writer's turn at a document that everybody wants: again after a conflict, with a jittered back-off. */
async function raise() {
  for (let attempt = 0; attempt < 30; attempt++) {
    try {
      await db.runTransaction(async t => {
        const counter = t.collection('counters').doc('one')
        const { data } = await counter.get()
        await counter.update({ data: { n: data.n + 1 } })
      })
      return attempt
    } catch (error) {
      if (!/TransactionConflict|TransactionBusy/.test(error.errMsg || error.message)) throw error
      await pause(Math.min(attempt, 6))
    }
  }
  return -1
}

exports.main = async event => {
  switch (event.action) {
    case 'timed':
      return timed(event)
    case 'names':
      return Object.keys(work)
    case 'one read':
      return (await items().doc('i7').get()).data.no
    case 'heavy':
      return items()
        .aggregate()
        .sort({ text: 1 })
        .group({ _id: '$group', n: $.sum(1) })
        .end()
    case 'counter':
      return db
        .collection('counters')
        .doc('one')
        .set({ data: { n: 0 } })
    case 'raise':
      return raise()
    case 'counted':
      return (await db.collection('counters').doc('one').get()).data.n
  }
}
