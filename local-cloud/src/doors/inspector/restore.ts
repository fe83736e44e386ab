import type { Request } from '../http'
import { tellOfChange } from './documents'
import { nameIn } from './requests'
import type { InspectorParts } from './routes'

/** `POST snapshots/restore` `{"name"}`: replaces all documents and files, and starts the functions afresh. */
export async function restoreSnapshot(request: Request, parts: InspectorParts): Promise<unknown> {
  parts.snapshots.restore(await nameIn(request))
  parts.invoker().renew()
  tellOfChange(parts)
  return {}
}
