import { importTypeScript } from './import-typescript.mjs'
import { install } from './install.mjs'

/** `npm run contract`: every action of every function with its schemas, as JSON on standard output. */
export async function main() {
  // Progress goes elsewhere: standard output is the contract alone.
  await install(line => console.error(line))
  const { describeContracts } = await importTypeScript('tools/lib/contract-as-json.ts')
  console.log(JSON.stringify({ functions: describeContracts() }, null, 2))
}
