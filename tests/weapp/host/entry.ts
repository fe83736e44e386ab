/** How a mini-program is opened. */
export interface Entry {
  /** Page with or without query, `pages/a/index?id=1`. None: the first page. */
  path?: string
  /** Values as they are in the address: a code's `scene` is percent-encoded. */
  query?: Record<string, string>
  /** WeChat's number for how it was opened: 1001 from the list, 1011 a QR code, 1047 a mini-program code. */
  scene?: number
}

/** What changes while it runs, and several parts look at. */
export interface Session {
  entry: Required<Entry>
  launched: Required<Entry>
  tapping: boolean
}

/** What `onLaunch`, `onShow` and wx.getLaunchOptionsSync tell about how it was opened. */
export const entryOptions = (entry: Required<Entry>): object => ({
  ...entry,
  referrerInfo: {},
  forwardMaterials: [],
})
