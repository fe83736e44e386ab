/** Cuts a stream of bytes into lines of at most so many bytes. */
export class LineCutter {
  #parts: Buffer[] = []
  #size = 0

  constructor(readonly most: number) {}

  /** The lines that end in this chunk, without their ends. Throws a RangeError when one is too long. */
  *cut(chunk: Buffer): Generator<string> {
    let rest = chunk
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      this.#keep(rest.subarray(0, at))
      const line = Buffer.concat(this.#parts).toString('utf8')
      this.#parts = []
      this.#size = 0
      yield line
      rest = rest.subarray(at + 1)
    }
    if (rest.length) this.#keep(rest)
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    if (this.#size > this.most) throw new RangeError(`a line has over ${this.most} bytes`)
    this.#parts.push(part)
  }
}
