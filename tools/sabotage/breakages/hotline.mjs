/** @type {import('../breakages.mjs').Breakage[]} */
export const hotlineBreakages = [
  {
    name: 'a place in a diary is written over whatever somebody else wrote',
    suite: 'hotline, races',
    file: 'server/hotline/counsellors.ts',
    edits: [
      [
        'counsellors.update({ _id: id, version: before.version }, change)',
        'counsellors.update({ _id: id }, change)',
      ],
    ],
  },
  {
    name: 'a client may hold two appointments',
    suite: 'hotline, races',
    file: 'domain/hotline/lifecycle.ts',
    edits: [
      [
        'appointment.end > now ? appointment.client : appointment._id',
        'appointment.end > now ? appointment._id : appointment._id',
      ],
    ],
  },
  {
    name: 'a move that lost its answer gives up the place that it has',
    suite: 'hotline, races',
    file: 'cloudfunctions/hotline/moving.ts',
    edits: [['!stored || !isMarked(stored, key)', 'stored !== null']],
  },
  {
    name: 'a place without its appointment is never given up',
    suite: 'hotline, tidy',
    file: 'cloudfunctions/timer/hotline.ts',
    edits: [['if (isDue(place)) await', 'if (isDue(place) && place.settled) await']],
  },
  {
    name: 'a freed slot is everybody’s at once',
    suite: 'hotline, waitlist',
    file: 'cloudfunctions/hotline/leave-diary.ts',
    edits: [['{ freed, closed:', '{ freed: false && freed, closed:']],
  },
  {
    name: 'a freed slot is offered over what is booked',
    suite: 'hotline, offers',
    file: 'domain/hotline/diary.ts',
    edits: [['place => place.freed === true', 'place => place.token !== undefined']],
  },
  {
    name: 'a move that waits for a word gives the agreed place up',
    suite: 'hotline, confirming',
    file: 'domain/hotline/kept.ts',
    edits: [
      [
        'kept: waits && agreed ? agreed : null',
        'kept: waits && agreed && to.holdHours > 1000 ? agreed : null',
      ],
    ],
  },
  {
    name: 'an hour that a counsellor called off is the next one’s',
    suite: 'hotline, confirming',
    file: 'domain/hotline/diary.ts',
    edits: [['if (closed && goes.end > now)', 'if (closed && goes.end < now)']],
  },
  {
    name: 'an intake stands beside its seal in plain text',
    suite: 'hotline, confidential',
    file: 'domain/hotline/new-appointment.ts',
    edits: [
      ['    sealed: seal(id, secrets),\n', '    sealed: seal(id, secrets),\n    ...{ plain: secrets },\n'],
    ],
  },
  {
    name: 'a message names the appointment',
    suite: 'hotline, confidential',
    file: 'cloudfunctions/timer/hotline.ts',
    edits: [["keyedHash('message', before._id, part)", 'before._id + part']],
  },
  {
    name: 'a message to a client says whose it is',
    suite: 'hotline, whose it is',
    file: 'server/hotline/messages.ts',
    edits: [["if (message.as !== 'client') return message", "if (message.as !== 'desk') return message"]],
  },
  {
    name: 'messages that are read by one tap carry one moment',
    suite: 'hotline, whose it is',
    file: 'cloudfunctions/account/messages.ts',
    edits: [['{ readAt: READ }', '{ readAt: new Date().toISOString() || READ }']],
  },
  {
    name: 'messages that failed together are tried again at one moment',
    suite: 'hotline, whose it is',
    file: 'cloudfunctions/timer/push.ts',
    edits: [['Math.floor(wait / MINUTE_MS) * MINUTE_MS', '(wait / MINUTE_MS) * MINUTE_MS']],
  },
  {
    name: 'the total of a month tells what was left out of it',
    suite: 'domain/hotline',
    file: 'domain/hotline/counts.ts',
    edits: [['total: isToldByTotal ? null : show(total)', 'total: isToldByTotal ? total : show(total)']],
  },
  {
    name: 'notes are read by every counsellor of the client',
    suite: 'hotline, confidential',
    file: 'cloudfunctions/hotline/notes.ts',
    edits: [['note.author === actor.id || note.readers.includes(actor.id)', 'note.author !== undefined']],
  },
  {
    name: 'notes are read without a trace',
    suite: 'hotline, confidential',
    file: 'cloudfunctions/hotline/notes.ts',
    edits: [['    await readings.insertMissing(read)\n', '    void read\n']],
  },
  {
    name: 'a reminder goes out again and again',
    suite: 'hotline, time',
    file: 'domain/hotline/wakes.ts',
    edits: [['!told.includes(which) && reminderAt', 'reminderAt']],
  },
  {
    name: 'a number is shown long before the appointment',
    suite: 'hotline, time',
    file: 'server/hotline/present.ts',
    edits: [['now >= hoursAfter(start, -PHONE_HOURS)', 'now >= hoursAfter(start, -1000 * PHONE_HOURS)']],
  },
  {
    name: 'changed hours drop a booking that nobody decided',
    suite: 'hotline, diary',
    file: 'cloudfunctions/hotline/hours.ts',
    edits: [['if (undecided.length === 0) return', 'if (undecided.length < 1000) return']],
  },
]
