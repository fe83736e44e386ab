/** See index.mjs. `now`: the end of the past that is told. */
export declare function writeDemo(options: {
  outDir: string
  now: Date | string
  seed?: string
}): Promise<{ requests: number; people: number }>
