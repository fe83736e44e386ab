import { afterAll, afterEach } from 'vitest'
import { type CloudDoors, cloudDoors } from './cloud-doors'
import { type CloudEvents, listenToCloud } from './cloud-events'
import { type CloudOptions, type CloudProcess, startCloudProcess } from './cloud-process'

/** A running local cloud with its doors as typed calls. */
export interface Cloud extends CloudProcess, CloudDoors {
  /** Listens to what happens; closed with the cloud. */
  events(): Promise<CloudEvents>
}

const running = new Set<Cloud>()

/**
 * Starts the local cloud on the built functions, with data and a port of its own. Everything ends and temporary
 * data goes when the test file ends; its output is shown only when a test failed.
 */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const cloudProcess = await startCloudProcess(options)
  const listeners: CloudEvents[] = []
  const cloud: Cloud = {
    ...cloudProcess,
    ...cloudDoors(cloudProcess.url),
    events: async () => {
      const listener = await listenToCloud(cloudProcess.url)
      listeners.push(listener)
      return listener
    },
    stop: () => {
      for (const listener of listeners) listener.close()
      return cloudProcess.stop()
    },
  }
  running.add(cloud)
  return cloud
}

const shown = new Map<Cloud, number>()
afterEach(({ task }) => {
  for (const cloud of running) {
    const output = cloud.output()
    const news = output.slice(shown.get(cloud) ?? 0)
    shown.set(cloud, output.length)
    if (task.result?.state === 'fail' && news.trim()) console.log(`The local cloud printed:\n${news}`)
  }
})

afterAll(async () => {
  await Promise.all([...running].map(cloud => cloud.stop()))
  for (const cloud of running) cloud.removeData()
  running.clear()
})
