import { request } from 'node:http'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCloud, type TestCloud } from './support/cloud'

interface Given {
  event: {
    path: string
    httpMethod: string
    headers: Record<string, string>
    multiValueHeaders: Record<string, string[]>
    queryStringParameters: Record<string, string>
    requestContext: { requestId: string; envId: string; appId: number; uin: number }
    body: string
    isBase64Encoded: boolean
  }
  context: { request_id: string }
  wx: Record<string, unknown>
  variables: string[]
}

interface Sent {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud({ functions: resolve(__dirname, 'fixtures/http') })
})

/** A request as it is, since fetch tidies paths and forbids headers. */
const raw = (path: string, { method = 'GET', headers = {}, body }: Sent = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer; body: string }>(
    (done, failed) => {
      const { hostname, port } = new URL(cloud.url)
      const asked = request({ hostname, port, path, method, headers }, response => {
        const chunks: Buffer[] = []
        response.on('data', chunk => chunks.push(chunk))
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          done({ status: response.statusCode!, headers: response.headers, bytes, body: bytes.toString() })
        })
      })
      asked.on('error', failed).end(body)
    },
  )

/** What the function was given. */
const given = async (path: string, sent?: Sent): Promise<Given> => JSON.parse((await raw(path, sent)).body)
const way = (name: string, sent?: Sent) => raw(`/http/web/${name}`, sent)
const sentence = (text: string) => JSON.parse(text) as { code: string; message: string; requestId: string }

describe('a call by HTTP', () => {
  it('gives the function the integrated request of the real cloud, and nothing more', async () => {
    const { event, context } = await given('/http/web/a/b?x=1', { headers: { 'X-Mixed-Case': 'Value' } })
    const { host } = new URL(cloud.url)
    expect(event).toEqual({
      path: '/a/b',
      httpMethod: 'GET',
      headers: { host, connection: expect.any(String), 'x-mixed-case': 'Value' },
      multiValueHeaders: { host: [host], connection: [expect.any(String)], 'x-mixed-case': ['Value'] },
      queryStringParameters: { x: '1' },
      requestContext: {
        requestId: context.request_id,
        envId: 'local-env',
        appId: expect.any(Number),
        uin: expect.any(Number),
      },
      body: '',
      isBase64Encoded: false,
    })
  })

  it('has a path beneath the function, with its slashes and escapes as they came', async () => {
    const path = async (rest: string) => (await given(`/http/web${rest}`)).event.path
    expect(await path('')).toBe('/')
    expect(await path('/')).toBe('/')
    expect(await path('/a/')).toBe('/a/')
    expect(await path('//a')).toBe('//a')
    expect(await path('/%E6%97%A5%2Fb%20c')).toBe('/%E6%97%A5%2Fb%20c')
    expect(await path('/a%zz')).toBe('/a%zz')
  })

  it('has query parameters without their escapes, the last one of a name', async () => {
    const query = async (text: string) => (await given(`/http/web${text}`)).event.queryStringParameters
    expect(await query('')).toEqual({})
    expect(await query('?a=%E6%97%A5+b%26c&e=&f')).toEqual({ a: '日 b&c', e: '', f: '' })
    expect(await query('?a=1&a=2')).toEqual({ a: '2' })
    expect(await query('?url=x?y=z')).toEqual({ url: 'x?y=z' })
  })

  it('has headers that came several times once joined and once one by one', async () => {
    const { event } = await given('/http/web', { headers: { 'X-Many': ['1', '2'] } })
    expect(event.headers['x-many']).toBe('1, 2')
    expect(event.multiValueHeaders['x-many']).toEqual(['1', '2'])
  })

  it('goes through with any method', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      expect((await given('/http/web/x', { method })).event.httpMethod).toBe(method)
    }
  })

  it('is nobody, whatever it says of itself, even after a call that was somebody', async () => {
    await cloud.invoke('web', {}, 'oAnna')
    const { event, wx, variables } = await given('/http/web', { headers: { 'X-Local-Openid': 'oAnna' } })
    expect(wx).not.toHaveProperty('OPENID')
    expect(wx).not.toHaveProperty('UNIONID')
    expect(wx).toMatchObject({ SOURCE: 'http' })
    expect(variables).toEqual([])
    expect(event).not.toHaveProperty('userInfo')
  })
})

describe('the body of a call by HTTP', () => {
  const posted = async (body: string | Buffer, type?: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
    const { event } = await given('/http/web', { method: 'POST', body, headers })
    return [event.body, event.isBase64Encoded]
  }

  it('is a text where its type is one', async () => {
    expect(await posted('{"a":"日"}', 'application/json')).toEqual(['{"a":"日"}', false])
    expect(await posted('a=1&b=2', 'application/x-www-form-urlencoded')).toEqual(['a=1&b=2', false])
    expect(await posted('<a/>', 'application/atom+xml; charset=utf-8')).toEqual(['<a/>', false])
    expect(await posted('a', 'text/plain')).toEqual(['a', false])
    expect(await posted('a')).toEqual(['a', false])
  })

  it('is base64 where its type or its bytes are no text', async () => {
    const bytes = Buffer.from([0, 255, 137, 80])
    for (const type of ['application/octet-stream', 'text/plain', undefined]) {
      expect(await posted(bytes, type)).toEqual([bytes.toString('base64'), true])
    }
    expect(await posted('abc', 'multipart/form-data; boundary=x')).toEqual(['YWJj', true])
  })

  it('may have 100 KB as a text and 6 MB otherwise', async () => {
    const post = async (size: number, type: string) => {
      const body = Buffer.alloc(size, 'x')
      return raw('/http/web/string', { method: 'POST', body, headers: { 'Content-Type': type } })
    }
    expect((await post(102_400, 'text/plain')).status).toBe(200)
    const long = await post(102_401, 'text/plain')
    expect([long.status, sentence(long.body).code]).toEqual([413, 'EXCEED_MAX_PAYLOAD_SIZE'])
    expect((await post(6 * 1024 * 1024, 'image/png')).status).toBe(200)
    const big = await post(6 * 1024 * 1024 + 1, 'image/png')
    expect([big.status, sentence(big.body).code]).toEqual([413, 'EXCEED_MAX_PAYLOAD_SIZE'])
  })
})

describe('what the function gives back', () => {
  it('is a text when it is a string or a number', async () => {
    const string = await way('string')
    expect(string).toMatchObject({ status: 200, body: 'grüß dich' })
    expect(string.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '11',
    })
    const number = await way('number')
    expect(number.body).toBe('42')
    expect(number.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('is JSON when it is anything else, an object without a real statusCode too', async () => {
    const wanted = {
      object: '{"a":[1,null]}',
      list: '[1,2]',
      true: 'true',
      'odd-status': '{"statusCode":99,"a":1}',
    }
    for (const [name, body] of Object.entries(wanted)) {
      const answer = await way(name)
      expect(answer).toMatchObject({ status: 200, body })
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    }
  })

  it('is 204 when it is nothing', async () => {
    expect(await way('nothing')).toMatchObject({ status: 204, body: '' })
  })

  it('decides about status, headers and body as an integrated response', async () => {
    const calendar = await way('calendar')
    expect(calendar).toMatchObject({ status: 200, body: 'BEGIN:VCALENDAR\r\n日历' })
    expect(calendar.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      etag: '"1"',
      'x-number': '7',
    })
    expect((await way('latin')).headers['content-type']).toBe('text/plain; charset=latin1')
    expect(await way('moved')).toMatchObject({
      status: 302,
      headers: { location: 'https://example.com/' },
      body: '',
    })
    expect(await way('unchanged')).toMatchObject({ status: 304, headers: { etag: '"1"' }, body: '' })
    expect(await way('missing')).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"code":"GONE"}',
    })
    expect((await way('cookies')).headers['set-cookie']).toEqual(['a=1', 'b=2'])
  })

  it('is bytes when the body is base64', async () => {
    const picture = await way('picture')
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'content-length': '5' })
    expect([...picture.bytes]).toEqual([0, 255, 137, 80, 78])
    const bytes = await way('bytes')
    expect(bytes.headers['content-type']).toBe('application/octet-stream')
    expect([...bytes.bytes]).toEqual([0, 255])
  })

  it('goes without its body where the method is HEAD', async () => {
    const answer = await way('calendar', { method: 'HEAD' })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers).toMatchObject({ etag: '"1"', 'content-length': '23' })
  })

  it('has no say about the connection', async () => {
    expect(await way('lying-length')).toMatchObject({
      status: 200,
      headers: { 'content-length': '5' },
      body: 'whole',
    })
    const split = await way('split')
    expect(split.status).toBe(400)
    expect(split.headers).not.toHaveProperty('x-evil')
  })

  it('is a page that cannot act as one of the cloud’s own', async () => {
    const policy = String((await way('page')).headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'none', sandbox .*allow-scripts/)
    expect(policy).not.toContain('allow-same-origin')
    const page = { method: 'POST', headers: { Origin: 'null' } }
    expect((await raw('/invoke/web', page)).status).toBe(403)
    expect((await way('calendar')).headers).not.toHaveProperty('content-security-policy')
  })
})

describe('a call by HTTP that goes wrong', () => {
  it('finds neither a function that is not there nor one that does not offer itself', async () => {
    for (const [path, hint] of [
      ['/http/nobody/a', /no function named nobody/],
      ['/http/..%2fweb', /no function/],
      ['/http/closed', /closed .* "http": true/],
      ['/http/claims/a', /claims .* "http": true/],
    ] as const) {
      const { status, body } = await raw(path)
      expect([path, status]).toEqual([path, 404])
      expect(sentence(body)).toMatchObject({ code: 'INVALID_PATH', message: expect.stringMatching(hint) })
    }
    expect(await cloud.invoke('closed')).toMatchObject({ result: 'nobody should read this' })
  })

  it('says that the function failed, and keeps to the console what was thrown', async () => {
    for (const name of ['throw', 'circular', 'exit', 'large']) {
      const { status, body } = await way(name)
      expect([name, status, sentence(body).code]).toEqual([name, 400, 'FUNCTION_INVOCATION_FAILED'])
      expect(body).not.toContain('secret')
    }
    expect(cloud.output()).toContain('a secret')
  })

  it('is cut off after the time-out', async () => {
    const { status, body } = await way('slow')
    expect([status, sentence(body)]).toEqual([
      504,
      {
        code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
        message: 'Invoking task timed out after 2 seconds',
        requestId: expect.any(String),
      },
    ])
  })

  it('is turned away when it comes for a foreign host or from a foreign page', async () => {
    const { port } = new URL(cloud.url)
    const status = async (headers: Record<string, string>) => (await way('string', { headers })).status
    expect(await status({ Host: `evil.example:${port}` })).toBe(403)
    expect(await status({ Origin: 'https://evil.example' })).toBe(403)
    expect(await status({ Origin: cloud.url })).toBe(200)
    expect(await status({ Host: `localhost:${port}` })).toBe(200)
  })
})

describe('calls by HTTP', () => {
  it('are counted and listed as others are', async () => {
    await fetch(`${cloud.url}/metrics`, { method: 'DELETE' })
    await way('string')
    const { status, body } = await way('throw')
    const metrics = await cloud.door<{ functions: unknown }>('GET', '/metrics')
    expect(metrics.functions).toMatchObject({ web: { '-': { calls: 2, errors: 1 } } })
    const id = sentence(body).requestId
    const found = await cloud.door<{ event: { text: string } }>('GET', `/inspector/api/call?id=${id}`)
    expect(found).toMatchObject({ function: 'web', action: '-', source: 'http', outcome: 'threw' })
    expect(JSON.parse(found.event.text)).toMatchObject({ path: '/throw', requestContext: { requestId: id } })
    expect(status).toBe(400)
  })
})
