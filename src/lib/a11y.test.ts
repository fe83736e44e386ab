import { expect, it } from 'vitest'
import { a11y } from './a11y'

// Tests run without TARO_ENV, which is read as weapp; browsers are covered by axe on the built pages.
it('says in weapp what WeChat understands, and nothing that is not set', () => {
  expect(a11y({ role: 'radio', checked: false, label: '上午', level: 2, required: true })).toEqual({
    'aria-role': 'radio',
    'aria-checked': 'false',
    'aria-label': '上午',
  })
  expect(a11y({ disabled: false, hidden: false })).toEqual({})
})
