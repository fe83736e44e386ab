import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from '../http'

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Inspector · local cloud</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/inspector/page.css">
<script type="module" src="/inspector/page.js"></script>
</head>
<body></body>
</html>
`

/** Nothing from elsewhere, no script in the markup, and no foreign page around it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `GET /inspector`. */
export function pageDoor({ response }: Request): void {
  send(response, 'text/html', PAGE)
}

/** `GET /inspector/page.js`. */
export function scriptDoor({ response }: Request): void {
  send(response, 'text/javascript', readFileSync(join(__dirname, 'inspector.js'), 'utf8'))
}

/** `GET /inspector/page.css`. */
export function styleDoor({ response }: Request): void {
  send(response, 'text/css', readFileSync(join(__dirname, 'inspector.css'), 'utf8'))
}

function send(response: Request['response'], type: string, text: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}
