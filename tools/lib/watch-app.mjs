// A process of its own, started by dev.mjs: Taro's watch mode for browsers, which writes what it builds into the
// site that the local cloud serves. Taro's own command line would keep it in memory and listen to the whole network.
import { createRequire } from 'node:module'
import path from 'node:path'
import { inRoot } from './paths.mjs'

const require = createRequire(inRoot('package.json'))
const cli = path.join(path.dirname(require.resolve('@tarojs/cli/package.json')), 'dist')
const { Config, Kernel } = createRequire(path.join(cli, 'cli.js'))('@tarojs/service')

process.stdin.once('end', () => process.exit()).resume() // with dev.mjs gone, so are we

process.env.NODE_ENV = 'development'
process.env.TARO_ENV = 'h5'

const config = new Config({ appPath: inRoot(), disableGlobalConfig: true })
await config.init({ mode: 'development', command: 'build' })
config.initialConfig.h5.devServer = {
  host: '127.0.0.1', // only pages that reload themselves connect here
  open: false,
  devMiddleware: { writeToDisk: true },
}
const kernel = new Kernel({
  appPath: inRoot(),
  presets: [path.join(cli, 'presets', 'index.js')],
  plugins: [],
  config,
})
kernel.cliCommandsPath = path.join(cli, 'presets', 'commands')
kernel.cliCommands = ['build']
kernel.optsPlugins = [
  path.join(cli, 'presets', 'commands', 'build.js'),
  '@tarojs/plugin-platform-h5',
  '@tarojs/plugin-framework-react',
]
await kernel.run({
  name: 'build',
  opts: { _: ['build'], options: { platform: 'h5', isWatch: true, noCheck: true, args: {} }, isHelp: false },
})
