import type { Calls } from '../../calls'
import type { Clock } from '../../clock'
import type { Engine } from '../../db/engine'
import { CloudError } from '../../db/errors'
import type { IndexUse } from '../../db/index-use'
import type { Events } from '../../events'
import type { Files } from '../../files/store'
import type { Invoker } from '../../functions/invoker'
import type { Timers } from '../../functions/timers'
import type { Outbox } from '../../outbox'
import { SnapshotRefused, type Snapshots } from '../../snapshots'
import { type Door, HttpError } from '../http'
import { readCall, readCalls } from './calls'
import { createCollection, listCollections } from './collections'
import { deleteDocument, insertDocument, listDocuments, readDocument, replaceDocument } from './documents'
import { deleteFile, listFiles } from './files'
import { readIndexes } from './indexes'
import { readMessages } from './messages'
import { pageDoor, scriptDoor, styleDoor } from './page'
import { nameIn } from './requests'
import { restoreSnapshot } from './restore'
import { fireTimer, listTimers } from './timers'

/** What the inspector looks at. */
export interface InspectorParts {
  calls: Calls
  clock: Clock
  engine: Engine
  events: Events
  files: Files
  indexUse: IndexUse
  outbox: Outbox
  snapshots: Snapshots
  invoker: () => Invoker
  timers: () => Timers
}

/** The inspector's page, and the API that it alone uses. Only a POST changes anything. */
export function inspectorDoors(parts: InspectorParts): Record<string, Door> {
  const { snapshots } = parts
  const api: Record<string, Door> = {
    'GET collections': () => listCollections(parts),
    'POST collections': request => createCollection(request, parts),
    'GET documents': request => listDocuments(request, parts),
    'GET document': request => readDocument(request, parts),
    'POST documents/insert': request => insertDocument(request, parts),
    'POST documents/replace': request => replaceDocument(request, parts),
    'POST documents/delete': request => deleteDocument(request, parts),
    'GET indexes': () => readIndexes(parts),
    'GET calls': request => readCalls(request, parts),
    'GET call': request => readCall(request, parts),
    'GET messages': request => readMessages(request, parts),
    'GET files': request => listFiles(request, parts),
    'POST files/delete': request => deleteFile(request, parts),
    'GET timers': () => listTimers(parts),
    'POST timers/fire': request => fireTimer(request, parts),
    'GET snapshots': () => ({ snapshots: snapshots.list() }),
    'POST snapshots': async request => snapshots.save(await nameIn(request)),
    'POST snapshots/restore': request => restoreSnapshot(request, parts),
    'POST snapshots/delete': async request => {
      snapshots.remove(await nameIn(request))
      return {}
    },
  }
  const named = Object.entries(api).map(([name, door]): [string, Door] => {
    const [method, path] = name.split(' ')
    return [`${method} /inspector/api/${path}`, inWords(door)]
  })
  return {
    ...Object.fromEntries(named),
    'GET /inspector': pageDoor,
    'GET /inspector/page.js': scriptDoor,
    'GET /inspector/page.css': styleDoor,
  }
}

/** What the database or a snapshot refuses is the reader's to put right, not a fault of the server. */
function inWords(door: Door): Door {
  return async request => {
    try {
      return await door(request)
    } catch (error) {
      if (error instanceof SnapshotRefused) throw new HttpError(409, error.message)
      if (error instanceof CloudError) {
        throw new HttpError(error.message.includes('E11000') ? 409 : 400, error.message)
      }
      throw error
    }
  }
}
