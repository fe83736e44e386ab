/// <reference types="@tarojs/taro" />

declare module '*.module.scss' {
  const classes: Record<string, string>
  export default classes
}
declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
    /** Set at build time to get the gallery of the UI kit instead of the product's pages. */
    GALLERY?: string
  }
}

/** The address of the cloud's HTTP service, as FEED_BASE said at build time; empty where it is not known. */
declare const FEED_BASE: string
