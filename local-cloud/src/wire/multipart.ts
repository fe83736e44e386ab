/** The parts of a multipart/form-data body by name. Throws when the content type names no boundary. */
export function readMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary) throw new Error('multipart body without a boundary')
  const mark = Buffer.from(`--${boundary}`)
  const parts: Record<string, Buffer> = {}
  let at = body.indexOf(mark)
  while (at >= 0) {
    const from = at + mark.length + 2
    const next = body.indexOf(mark, from)
    if (next < 0) break
    const part = body.subarray(from, next - 2)
    const head = part.indexOf('\r\n\r\n')
    const name = /name="([^"]+)"/.exec(part.subarray(0, head).toString('utf8'))?.[1]
    if (name && head >= 0) parts[name] = part.subarray(head + 4)
    at = next
  }
  return parts
}
