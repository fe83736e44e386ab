/** Mistakes in the cloud functions. @type {import('../breakages.mjs').Breakage[]} */
export const serverBreakages = [
  {
    name: 'saving no longer minds the version: two cadres can both take it',
    suite: 'request, races',
    file: 'server/request/repository.ts',
    edits: [['{ _id: before._id, version: before.version }', '{ _id: before._id }']],
  },
  {
    name: 'no key is claimed: a repetition is carried out again',
    suite: 'request, races',
    file: 'server/once.ts',
    edits: [['    await replies.insert(claim)\n', '    await Promise.resolve(claim)\n']],
  },
  {
    name: 'a submission no longer gets its id from its key: sent twice, it is there twice',
    suite: 'request, races',
    file: 'cloudfunctions/request/handlers.ts',
    edits: [['      id: key,\n', '      id: Math.random().toString(16).slice(2),\n']],
  },
  {
    name: 'a key that comes with another input is not refused',
    suite: 'request, races',
    file: 'server/once.ts',
    edits: [["if (kept && kept.input !== input) throw new AppError('KEY_REUSED')", '']],
  },
  {
    name: 'a key belongs to everybody',
    suite: 'request, races',
    file: 'server/once.ts',
    edits: [['canonical([ask.caller, ask.fn, ask.key])', 'canonical([ask.fn, ask.key])']],
  },
  {
    name: 'the verdict of the check of words is ignored',
    suite: 'request, life',
    file: 'server/content-check.ts',
    edits: [["verdict.result?.suggest === 'risky'", "verdict.result?.suggest === 'never'"]],
  },
  {
    name: 'whoever calls is whom the event names',
    suite: 'request, life',
    file: 'server/serve.ts',
    edits: [
      [
        'const caller = callerId()',
        'const caller = ((event.input as { openid?: string } | undefined)?.openid ?? (event as { openid?: string }).openid) || callerId()',
      ],
    ],
  },
  {
    name: 'anybody may look at any request',
    suite: 'request, life',
    file: 'cloudfunctions/request/handlers.ts',
    edits: [["if (!may('see', call.actor, request)) throw new AppError('FORBIDDEN')", '']],
  },
  {
    name: 'the timer serves people',
    suite: 'timer',
    file: 'cloudfunctions/timer/index.ts',
    edits: [['if (callerId())', 'if (callerId() === "nobody")']],
  },
  {
    name: 'silence is settled a day too early',
    suite: 'timer',
    file: 'cloudfunctions/timer/due.ts',
    edits: [
      [
        'wakeAt: _.lte(tick.now) }',
        'wakeAt: _.lte(new Date(Date.parse(tick.now) + 86_400_000).toISOString()) }',
      ],
      [
        "return makeMove({ ...common, move: 'close'",
        "return makeMove({ ...common, now: request.dueAt ?? now, move: 'close'",
      ],
    ],
  },
  {
    name: 'a subscribe message is sent by whoever comes by',
    suite: 'timer',
    file: 'cloudfunctions/timer/push.ts',
    edits: [['if (claimed === 0) return undefined', '']],
  },
  {
    name: 'a reader’s messages go out side by side',
    suite: 'timer',
    file: 'cloudfunctions/timer/push.ts',
    edits: [['  return queues\n', '  return new Map(due.map(message => [message._id, [message]]))\n']],
  },
  {
    name: 'what comes later does not wait for a message that failed',
    suite: 'timer',
    file: 'cloudfunctions/timer/push.ts',
    edits: [['message.to === first.to && message.request === first.request', 'false']],
  },
  {
    name: 'what somebody held stays with them until the hand-over is written',
    suite: 'people who leave',
    file: 'server/identity.ts',
    edits: [['departures: found.filter((post): post is LeavingPost => isLeft(post, now))', 'departures: []']],
  },
  {
    name: 'posts that were withdrawn still count',
    suite: 'account',
    file: 'server/identity.ts',
    edits: [['post.person === id && post.active', 'post.person === id']],
  },
  {
    name: 'a count of the rates that came too late is not taken again',
    suite: 'server/ledger',
    file: 'server/ledger/counting.ts',
    edits: [['cells = cells.filter((_cell, i) => !written[i])', 'cells = []']],
  },
  {
    name: 'who has gone to another unit is still counted in the first',
    suite: 'rates',
    file: 'cloudfunctions/timer/afterwards.ts',
    edits: [[', ...request.leftCells', '']],
  },
  {
    name: 'a community sees the numbers of another',
    suite: 'rates',
    file: 'domain/ledger/overseen.ts',
    edits: [[' || (asked && !own.includes(asked))', '']],
  },
  {
    name: 'pages overlap: the cursor forgets the id',
    suite: 'request, lists',
    file: 'server/pages.ts',
    edits: [['const same = { [path]: value, _id: later(id) }', 'const same = { [path]: value }']],
  },
  {
    name: 'an index is missing: the timer reads every request',
    suite: 'request, many',
    file: 'cloudfunctions/database.indexes.json',
    edits: [[',\n    { "name": "statusDue", "keys": [["status", 1], ["dueAt", 1]] }', '']],
  },
  {
    name: 'an index is missing: a resident’s list sorts everything they ever asked for',
    suite: 'request, many',
    file: 'cloudfunctions/database.indexes.json',
    edits: [['    { "name": "requester", "keys": [["requester.id", 1], ["submittedAt", -1]] },\n', '']],
  },
  {
    name: 'a move reads the request twice',
    suite: 'request, round trips',
    file: 'server/request/move.ts',
    edits: [['(await requestById(id))', '((await requestById(id)) && (await requestById(id)))']],
  },
  {
    name: 'a handler gives what the contract does not know',
    suite: 'types',
    file: 'cloudfunctions/request/handlers.ts',
    edits: [['      templates: template ? [template] : [],\n', '      template,\n']],
  },
  {
    name: 'something is left lying about that nobody uses',
    suite: 'format and lint',
    file: 'server/once.ts',
    edits: [['const isFinal = (reply: Reply)', 'const forgotten = 1\nconst isFinal = (reply: Reply)']],
  },
]
