import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import TsconfigPathsPlugin from 'tsconfig-paths-webpack-plugin'
import webpack from 'webpack'

const root = path.resolve(__dirname, '..')
const domain = path.resolve(root, 'domain')
const isH5 = process.env.TARO_ENV === 'h5'

// Short names: every class name travels to the weapp view layer with each setData.
const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: 'c[hash:base64:5]' },
}

// Besides src: our rules, and packages whose published code uses syntax newer than the oldest phones know.
const compile = {
  include: [domain, path.resolve(root, 'node_modules/@tanstack'), path.resolve(root, 'node_modules/zod')],
}

// CSS px are written as they are meant: rpx would blow everything up on a wide window.
const postcss = {
  pxtransform: { enable: false },
  autoprefixer: { enable: true, config: { overrideBrowserslist: ['iOS >= 12', 'Chrome >= 79'] } },
  cssModules,
}

export default defineConfig<'webpack5'>(async merge => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'weimin-service-station',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: process.env.TARO_OUTPUT || (isH5 ? 'dist/site/app' : 'dist/weapp'),
    plugins: [path.resolve(__dirname, 'weapp-a11y.js')],
    // The address of the HTTP service, without a slash at its end: counsellors’ calendars are read there (docs/deploy.md).
    defineConstants: { FEED_BASE: JSON.stringify(process.env.FEED_BASE ?? '') },
    alias: { '@': path.resolve(root, 'src'), '@domain': domain },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    // Taro quotes every key in H5, also the names of private fields (#"x"), which no browser can read.
    // For browsers a quick minifier will do: terser takes two minutes more. What WeChat gets is as small as can be.
    ...(isH5 && {
      jsMinimizer: 'esbuild',
      esbuild: { minify: { enable: true, config: { target: 'es2022' } } },
    }),
    terser: { enable: true, config: { output: { quote_keys: false } } },
    logger: { quiet: true, stats: false },
    mini: {
      compile,
      // Parts of a DOM that React never asks for.
      runtime: {
        enableInnerHTML: false,
        enableSizeAPIs: false,
        enableAdjacentHTML: false,
        enableTemplateContent: false,
        enableCloneNode: false,
        enableContains: false,
        enableMutationObserver: false,
      },
      postcss,
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
        // WeChat has no AbortController, and without one react-query waits for ever at its first load.
        chain
          .plugin('abort-controller')
          .use(webpack.ProvidePlugin, [
            { AbortController: [path.resolve(root, 'src/lib/abort-controller.ts'), 'AbortController'] },
          ])
      },
    },
    h5: {
      compile,
      // Relative, so that the same files work under /app/ and at any other address.
      publicPath: './',
      // Real <input>, <div>, <button> instead of web components: labels and roles reach screen readers.
      useHtmlComponents: true,
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss,
      webpackChain(chain) {
        chain.resolve.plugin('tsconfig-paths').use(TsconfigPathsPlugin)
      },
    },
  }
  process.env.BROWSERSLIST_ENV = process.env.NODE_ENV
  return merge({}, base)
})
