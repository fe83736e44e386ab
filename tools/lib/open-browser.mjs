import { spawn } from 'node:child_process'

/** Shows an address in the person's browser; only where a person sits: at a terminal, and not in CI. */
export function openBrowser(url) {
  if (!process.stdout.isTTY || process.env.CI) return
  const [program, ...args] = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  }[process.platform] ?? ['xdg-open', url]
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined) // no desktop here: the printed address will do
  child.unref()
}
