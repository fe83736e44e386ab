/** What differs from phone to phone, as far as a mini-program can see. Sizes in CSS px. */
export interface DeviceOptions {
  windowWidth?: number
  windowHeight?: number
  /** WeChat's font setting: 16 is the standard size, 15 to 23. */
  fontSizeSetting?: number
  theme?: 'light' | 'dark'
  platform?: 'ios' | 'android' | 'windows' | 'mac'
}

/** The phone's answers to wx.getWindowInfo, getDeviceInfo, getAppBaseInfo and getSystemSetting. */
export class Device {
  windowWidth: number
  windowHeight: number
  theme: 'light' | 'dark'
  private readonly fontSizeSetting: number
  private readonly platform: string

  constructor(options: DeviceOptions = {}) {
    this.windowWidth = options.windowWidth ?? 375
    this.windowHeight = options.windowHeight ?? 724
    this.fontSizeSetting = options.fontSizeSetting ?? 16
    this.theme = options.theme ?? 'light'
    this.platform = options.platform ?? 'android'
  }

  window() {
    const { windowWidth, windowHeight } = this
    const bars = 88
    const screenHeight = windowHeight + bars
    return {
      pixelRatio: 3,
      screenWidth: windowWidth,
      screenHeight,
      windowWidth,
      windowHeight,
      statusBarHeight: 44,
      screenTop: bars,
      safeArea: {
        top: 44,
        left: 0,
        right: windowWidth,
        bottom: screenHeight - 34,
        width: windowWidth,
        height: screenHeight - 78,
      },
    }
  }

  base() {
    return {
      SDKVersion: '3.8.12',
      version: '8.0.60',
      language: 'zh_CN',
      enableDebug: false,
      host: { env: 'WeChat' },
      theme: this.theme,
      fontSizeSetting: this.fontSizeSetting,
      fontSizeScaleFactor: this.fontSizeSetting / 16,
    }
  }

  hardware() {
    return {
      brand: 'test',
      model: 'test phone',
      system: this.platform === 'ios' ? 'iOS 17.0' : 'Android 14',
      platform: this.platform,
      abi: 'arm64-v8a',
      benchmarkLevel: 20,
    }
  }

  settings() {
    return {
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }
  }

  menuButton() {
    const right = this.windowWidth - 7
    return { top: 48, left: right - 87, right, bottom: 80, width: 87, height: 32 }
  }
}
