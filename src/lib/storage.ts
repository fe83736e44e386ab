import Taro from '@tarojs/taro'
import { guarded } from './guarded-storage'

/** What this device remembers from one visit to the next. */
export const storage = guarded({
  // Written out: the browser build brings along only the parts of Taro that are named.
  getStorageSync: key => Taro.getStorageSync(key),
  setStorageSync: (key, value) => Taro.setStorageSync(key, value),
  removeStorageSync: key => Taro.removeStorageSync(key),
})
