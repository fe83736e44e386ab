/** Mistakes in the rules. @type {import('../breakages.mjs').Breakage[]} */
export const domainBreakages = [
  {
    name: 'a row of the policy is gone: residents can no longer withdraw',
    suite: 'domain/request',
    file: 'domain/request/policy.ts',
    edits: [["['see', 'withdraw', 'note', 'contact', 'remind']", "['see', 'note', 'contact', 'remind']"]],
  },
  {
    name: 'whoever did it says that it is solved',
    suite: 'domain/request',
    file: 'domain/request/policy.ts',
    edits: [
      ['both(requestedIt, speaksForThemselves, didNotHandle)', 'both(requestedIt, speaksForThemselves)'],
    ],
  },
  {
    name: 'a right follows from the role alone: any community’s desk may refuse',
    suite: 'domain/request',
    file: 'domain/request/policy.ts',
    edits: [
      [
        "const deskOfCommunity = holds('community', request => request.community)",
        "const deskOfCommunity: Relation = actor => actor.posts.some(post => post.role === 'community')",
      ],
    ],
  },
  {
    name: 'the same, seen through the cloud',
    suite: 'request, life',
    file: 'domain/request/policy.ts',
    edits: [
      [
        "const deskOfCommunity = holds('community', request => request.community)",
        "const deskOfCommunity: Relation = actor => actor.posts.some(post => post.role === 'community')",
      ],
    ],
  },
  {
    name: 'the seven days for the verdict last one instant longer',
    suite: 'domain/request',
    file: 'domain/request/conditions.ts',
    edits: [['now >= verdictBy(request.resolvedAt)', 'now > verdictBy(request.resolvedAt)']],
  },
  {
    name: 'silence counts as solved',
    suite: 'domain/request',
    file: 'domain/request/decide.ts',
    edits: [["type: 'closed', verdict: 'none'", "type: 'closed', verdict: 'solved'"]],
  },
  {
    name: 'a move may start in a state where it makes no sense: closed requests are resolved again',
    suite: 'domain/request',
    file: 'domain/request/lifecycle.ts',
    edits: [["resolve: { from: ['accepted',", "resolve: { from: ['accepted', 'closed',"]],
  },
  {
    name: 'telephone numbers are never masked',
    suite: 'domain/request',
    file: 'domain/request/present.ts',
    edits: [["const reach = may('contact', viewer, request)", 'const reach = true']],
  },
  {
    name: 'routing takes the busiest',
    suite: 'domain/request',
    file: 'domain/request/routing.ts',
    edits: [['return x.open - y.open', 'return y.open - x.open']],
  },
  {
    name: 'routing takes whoever is away',
    suite: 'domain/request',
    file: 'domain/request/routing.ts',
    edits: [
      [
        "post.role === 'cadre' && post.scope === unit._id && duty(post, now)",
        "post.role === 'cadre' && post.scope === unit._id",
      ],
    ],
  },
  {
    name: 'a level is called again and again',
    suite: 'domain/request',
    file: 'domain/request/evolve.ts',
    edits: [
      [
        'marks: { ...marks, [event.which]: Math.max(marks[event.which], marksAfter(event.level)) },',
        'marks: request.marks,',
      ],
    ],
  },
  {
    name: 'a deadline may fall after closing time',
    suite: 'domain/calendar',
    file: 'domain/calendar/working-time.ts',
    edits: [['return closingAfter(office, from, amount)', 'return closingAfter(office, from, amount) + 1']],
  },
  {
    name: 'whoever is on leave takes requests',
    suite: 'domain/request',
    file: 'domain/request/conditions.ts',
    edits: [['mayHold(post) && onDuty(post, now)', 'mayHold(post)']],
  },
  {
    name: 'whoever has left still answers for what they held',
    suite: 'domain/request',
    file: 'domain/request/succession.ts',
    edits: [['if (!owed) return request', 'return request']],
  },
  {
    name: 'the rates take silence for solved',
    suite: 'domain/ledger',
    file: 'domain/ledger/measures.ts',
    edits: [["said: is('solved')", "said: is('solved', 'none')"]],
  },
  {
    name: 'whoever is done again is no longer discontent',
    suite: 'domain/ledger',
    file: 'domain/request/evolve.ts',
    edits: [['felt: satisfaction ?? request.felt', 'felt: satisfaction ?? request.satisfaction']],
  },
  {
    name: 'a slot exactly at the end of the notice is gone',
    suite: 'domain/hotline',
    file: 'domain/hotline/slots.ts',
    edits: [['now + schedule.notice * MINUTE_MS', 'now + schedule.notice * MINUTE_MS + 1']],
  },
  {
    name: 'a new appointment brings buffers of its own',
    suite: 'domain/hotline',
    file: 'domain/hotline/slots.ts',
    edits: [
      [
        'start: start - before, end: end + after }',
        'start: start - before - after, end: end + after + before }',
      ],
    ],
  },
  {
    name: 'a rule reads the clock',
    suite: 'import directions',
    file: 'domain/request/deadline.ts',
    edits: [['new Date(Date.parse(at) + hours * HOUR)', 'new Date(Date.now() + hours * HOUR)']],
  },
  {
    name: 'a rule asks the server',
    suite: 'import directions',
    file: 'domain/request/deadline.ts',
    edits: [['const HOUR = 3_600_000', "import '../../server/log'\nconst HOUR = 3_600_000"]],
  },
]
