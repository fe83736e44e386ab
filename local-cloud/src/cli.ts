import { startCloud } from './cloud'
import { readOptions, UsageError } from './options'

/** Runs the program: starts, says `ready`, and stops cleanly when told to. */
async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const cloud = await startCloud(options)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void cloud.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (options.exitWithParent) {
    process.stdin.on('close', stop).on('end', stop).resume()
    process.on('disconnect', stop)
  }
  console.log(`ready ${cloud.url}`)
}

run().catch(error => {
  console.error(error instanceof UsageError ? error.message : error)
  process.exit(1)
})
