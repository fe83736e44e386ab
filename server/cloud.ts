import sdk from 'wx-server-sdk'

// One SDK per function instance. The environment is the one that the function was deployed to.
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as unknown as string })

export const cloud = sdk
export const db = sdk.database()
export const _ = db.command
