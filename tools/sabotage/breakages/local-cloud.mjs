/** Mistakes in the local cloud: each would let the product's tests pass on something that no real cloud does. @type {import('../breakages.mjs').Breakage[]} */
export const localCloudBreakages = [
  {
    name: 'transactions no longer conflict',
    suite: 'local cloud, transactions',
    file: 'local-cloud/src/db/unique-keys.ts',
    edits: [
      [
        'return (!holder || holder === transaction) && !history.changedSince(lock, transaction.snapshot)',
        'return holder !== undefined || history.changedSince(lock, transaction.snapshot) !== undefined',
      ],
    ],
  },
  {
    name: 'a transaction writes what another has removed since it began',
    suite: 'local cloud, transactions in any order',
    file: 'local-cloud/src/db/unique-keys.ts',
    edits: [[' && !history.changedSince(lock, transaction.snapshot)', ' && !!history.changedSince']],
  },
  {
    name: 'a unique key that a transaction gives up is free at once',
    suite: 'local cloud, transactions in any order',
    file: 'local-cloud/src/db/unique-keys.ts',
    edits: [
      [
        'const touched = [...without(old, now), ...taken].map(key => uniqueLock(index.iid, key))',
        'const touched = taken.map(key => uniqueLock(index.iid, key))',
      ],
    ],
  },
  {
    name: 'half of what failed stays on the disk',
    suite: 'local cloud, indexes',
    file: 'local-cloud/src/db/sqlite.ts',
    edits: [["        this.#db.exec('ROLLBACK')", "        this.#db.exec('COMMIT')"]],
  },
  {
    name: 'writes are acknowledged before they are on the disk',
    suite: 'local cloud, durability',
    file: 'local-cloud/src/db/sqlite.ts',
    edits: [
      [
        "    this.#db.exec('BEGIN IMMEDIATE')\n    this.#inside = true",
        "    if (!this.late) {\n      this.#db.exec('BEGIN IMMEDIATE')\n      this.late = setTimeout(() => {\n        this.late = undefined\n        this.#db.exec('COMMIT')\n      }, 200)\n    }\n    this.#inside = true",
      ],
      ["      this.#db.exec('COMMIT')\n      return result", '      return result'],
      ['  #inside = false\n', '  #inside = false\n  late: NodeJS.Timeout | undefined\n'],
    ],
  },
  {
    name: 'heavy reads are answered by the thread that serves everybody',
    suite: 'local cloud, heavy reads',
    file: 'local-cloud/src/reads/budget.ts',
    edits: [['if (next > ROWS_HERE)', 'if (next < 0)']],
  },
  {
    name: 'a heavy read sees what was there when its thread began',
    suite: 'local cloud, heavy reads',
    file: 'local-cloud/src/db/sqlite.ts',
    edits: [
      [
        "      this.#db.exec('COMMIT')\n    }\n  }\n\n  /** Forgets",
        '      void 0\n    }\n  }\n\n  /** Forgets',
      ],
    ],
  },
  {
    name: 'a migration that was broken off begins anew',
    suite: 'local cloud, migrations',
    file: 'local-cloud/src/db/migrations.ts',
    edits: [["keep(sql, 'migrating', mark ?? '')", "keep(sql, 'migrating', '')"]],
  },
  {
    name: 'a worker keeps the identity of its first call',
    suite: 'local cloud, invocations',
    file: 'local-cloud/src/functions/worker.ts',
    edits: [['else self.env[key] = value', 'else self.env[key] ??= value']],
  },
  {
    name: 'a worker takes several calls at a time, so that identities get mixed up',
    suite: 'local cloud, invocations',
    file: 'local-cloud/src/functions/pool.ts',
    edits: [
      [
        'if (ready && !job && !stale && worker.isAlive)',
        'if (ready && job !== null && !stale && worker.isAlive)',
      ],
    ],
  },
]
