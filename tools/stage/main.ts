import { cloud } from './cloud'
import { readCloudTime, setCloudTime, startTicking } from './cloud-time'
import { byId, icon } from './dom'
import { listen } from './events'
import { fitPhones, foldable, showTrouble } from './layout'
import { createPanel } from './panel'
import { Directory, type Person, type StreetMap } from './people'
import { raisePhones } from './phones'

/** Who there is to be. Places are known by their names if the function that knows them answers. */
async function readDirectory(): Promise<Directory> {
  const people = await cloud.people<Person[]>().catch(() => [])
  const somebody = people[0]
  if (!somebody) return new Directory([])
  return new Directory(people, await readMap(somebody.openid))
}

/** The names of places. Asked for several times, since faults may be switched on while the page loads. */
async function readMap(openid: string, attempts = 5): Promise<StreetMap | undefined> {
  try {
    return await cloud.ask<StreetMap>('street', openid, 'units')
  } catch {
    return attempts > 1 ? readMap(openid, attempts - 1) : undefined
  }
}

async function start() {
  foldable()
  startTicking()
  const [directory] = await Promise.all([readDirectory(), readCloudTime().catch(() => undefined)])
  const phones = directory.people.length > 0 ? raisePhones(directory) : undefined
  if (phones) fitPhones(byId('phones'))
  else {
    showTrouble('没有找到演示街道里的人', '请在终端里运行 npm start -- --fresh，重新载入演示街道。')
  }
  const panel = createPanel({
    nameOf: openid => directory.fullName(openid),
    openMessage: (openid, page) => phones?.openFor(openid, page),
  })
  let lost = false
  listen({
    clock: now => {
      setCloudTime(now)
      phones?.reload()
    },
    message: () => void panel.messages(),
    connected: is => {
      byId('link').replaceChildren(...(is ? [] : [icon('wifi-off'), '和本地云断开了，正在重连']))
      if (is) void Promise.all([panel.refresh(), readCloudTime()]).catch(() => undefined)
      // The cloud may have started anew meanwhile.
      if (is && lost) phones?.reload()
      lost = !is
    },
  })
}

void start()
