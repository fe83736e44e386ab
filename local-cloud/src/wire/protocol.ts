import { DATABASE } from './database'
import { STORAGE } from './storage'

/** The SDK, and the packages beneath it that speak, in the versions whose requests the wire was written for. */
export const WRITTEN_FOR: Readonly<Record<string, string>> = {
  'wx-server-sdk': '4.0.2',
  '@cloudbase/node-sdk': '3.17.2',
  '@cloudbase/database': '1.4.3',
}

/** Every action that is answered; what else the SDK can send is in `REFUSED`. */
export const SPOKEN: ReadonlySet<string> = new Set([
  ...Object.keys(DATABASE),
  ...STORAGE,
  'functions.invokeFunction',
  'wx.api',
  'wx.openApi',
  'wx.wxPayApi',
])
