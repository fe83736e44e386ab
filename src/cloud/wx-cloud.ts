/** What the mini-program uses of WeChat's cloud. A browser page gets the same from the local cloud's shim. */
export interface WxCloud {
  init(options: { traceUser: boolean }): void
  callFunction(options: { name: string; data: object }): Promise<{ result: unknown }>
  uploadFile(options: { cloudPath: string; filePath: string }): Promise<{ fileID: string }>
  getTempFileURL(options: { fileList: string[] }): Promise<{ fileList: { tempFileURL: string }[] }>
}

declare const wx: { cloud: WxCloud }

export const wxCloudApi = (): WxCloud => wx.cloud
