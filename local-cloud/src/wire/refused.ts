import { CloudError } from '../db/errors'

/** What the SDK can ask for and the local cloud does not do, each with the reason that the function is told. */
export const REFUSED: Record<string, string> = {
  'wx.wxCallContainerApi': 'containers (callContainer) are not a part of the local cloud',
  'storage.getFileAuthority': 'files have no rights of their own in the local cloud',
  'storage.batchCopyFile': 'wx-server-sdk offers no copying of files, and the local cloud does not either',
  'auth.getUserInfoForAdmin': 'the local cloud has callers, and no user accounts',
  'auth.wsWebSign': 'watch is not offered: ask again for what may have changed',
  'analytics.report': 'the local cloud takes no reports for analysis',
  PushNotifyMsg: 'the local cloud sends no notifications',
  'database.getInTransaction': 'the SDK for WeChat takes database.getDocument with a transactionId instead',
  'database.updateDocInTransaction':
    'the SDK for WeChat takes database.modifyDocument with a transactionId instead',
  'database.deleteDocInTransaction':
    'the SDK for WeChat takes database.removeDocument with a transactionId instead',
}

/** Says why an action is not done. */
export function refuse(action: string): never {
  throw new CloudError(
    'INVALID_PARAM',
    REFUSED[action] ?? `the local cloud does not know the action ${action}`,
  )
}
