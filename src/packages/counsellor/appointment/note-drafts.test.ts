import { expect, it } from 'vitest'
import { hasHeadings, withHeadings } from './note-drafts'

it('a note gets the headings that it lacks, and loses nothing', () => {
  expect(withHeadings('')).toBe('【主诉】\n\n【评估】\n\n【处理】\n\n【计划】\n')
  expect(withHeadings('【主诉】\n睡不好')).toBe('【主诉】\n睡不好\n\n【评估】\n\n【处理】\n\n【计划】\n')
  expect(hasHeadings(withHeadings('写了一半'))).toBe(true)
})
