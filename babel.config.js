const isH5 = process.env.TARO_ENV === 'h5'

// The oldest engines WeChat still runs on with its current base library; the staff's browsers are younger.
// Written down here rather than left to browserslist, whose defaults turn every class into ES5.
const targets = isH5 ? { chrome: '87', safari: '14' } : { ios: '12', chrome: '79' }

module.exports = {
  presets: [
    [
      'taro',
      { framework: 'react', ts: true, compiler: 'webpack5', targets, useBuiltIns: isH5 ? 'usage' : false },
    ],
  ],
}
