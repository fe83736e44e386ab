import path from 'node:path'
import { defineConfig } from 'vitest/config'

const inRoot = (folder: string) => path.resolve(import.meta.dirname, folder)
const setup = (name: string) => inRoot(`tests/support/setup/${name}.mjs`)

/**
 * One project per kind of test; `npx vitest run <path>` runs a part of one. Global setups build what it runs on.
 * The limits of time only tell what hangs from what is slow: those that start processes are seen to take six times
 * as long on a busy machine.
 */
const projects = [
  {
    name: 'unit',
    include: ['{domain,server,src}/**/*.test.{ts,tsx}', 'tools/**/*.test.{ts,mjs}'],
    testTimeout: 20_000,
    // Pure rules leave nothing behind: what one file has loaded serves the next.
    isolate: false,
  },
  { name: 'local-cloud', include: ['local-cloud/tests/**/*.test.ts'], testTimeout: 60_000 },
  {
    name: 'functions',
    include: ['{cloudfunctions,tests/support}/**/*.test.ts'],
    testTimeout: 60_000,
    globalSetup: [setup('functions')],
  },
  {
    name: 'journeys',
    include: ['tests/journeys/**/*.test.ts'],
    testTimeout: 120_000,
    globalSetup: [setup('functions')],
  },
  {
    // One mini-program runs per process: files never share one.
    name: 'weapp',
    include: ['tests/weapp/**/*.test.ts'],
    testTimeout: 60_000,
    isolate: true,
    globalSetup: [setup('functions'), setup('weapp')],
  },
  {
    name: 'browser',
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 120_000,
    globalSetup: [setup('functions'), setup('site'), setup('chromium')],
  },
  // Figures, not verdicts: `npm run bench` asks for them.
  ...(process.env.BENCH
    ? [
        {
          name: 'bench',
          include: ['tests/bench/**/*.test.ts'],
          testTimeout: 120_000,
          globalSetup: [setup('functions')],
        },
      ]
    : []),
]

export default defineConfig({
  resolve: {
    alias: { '@domain': inRoot('domain'), '@server': inRoot('server'), '@': inRoot('src') },
  },
  test: {
    pool: 'forks',
    environment: 'node',
    // Functions run in UTC in WeChat's cloud, so the rules are tested there too, whatever the developer's zone.
    env: { TZ: 'UTC' },
    projects: projects.map(test => ({
      extends: true as const,
      test: { ...test, hookTimeout: 120_000, teardownTimeout: 10_000 },
    })),
  },
})
