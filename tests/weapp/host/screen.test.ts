import { describe, expect, it } from 'vitest'
import { launchMini } from './mini'

describe('the screen', () => {
  it('shows its text, without what is hidden', async () => {
    const host = await launchMini()
    const text = host.screenText()
    expect(text).toContain('已点：2 次')
    expect(text).toContain('槽里的话')
    expect(text).toContain('请输入姓名')
    expect(text).not.toContain('藏起来')
    expect(text.split('\n')).toContain('提交诉求')
  })

  it('is found by text, label, role and selector, also inside components', async () => {
    const host = await launchMini()
    expect(host.find('#count').text).toBe('已点：2 次')
    expect(host.find({ label: '加一' }).role).toBe('button')
    expect(host.find({ role: 'button', text: '加一' }).tag).toBe('view')
    expect(host.find('请输入姓名').tag).toBe('input')
    expect(host.all({ role: 'button', text: '删除' })).toHaveLength(3)
    expect(host.find('删除第乙条').tag).toBe('button')
    expect(host.sees('没有这句话')).toBe(false)
    expect(() => host.find('没有这句话')).toThrow(/is not on pages\/home\/index:\n/)
  })

  it('has a size', async () => {
    const host = await launchMini({ path: 'packages/extra/detail/index' })
    // page > view > two texts and three buttons
    expect(host.treeSize()).toEqual({ nodes: 7, depth: 3 })
  })
})

describe('a tap', () => {
  it('reaches the innermost node with the text, and bubbles', async () => {
    const host = await launchMini()
    await host.tap('加一')
    expect(host.text('#count')).toBe('已点：3 次')
    expect(host.text('#log')).toBe('加到 3')
    await host.tap('停在这里')
    expect(host.text('#log')).toBe('里')
    await host.tap('冒上去')
    expect(host.text('#log')).toBe('里外')
    host.expectClean()
  })

  it('means the button rather than a heading with the same words', async () => {
    const host = await launchMini()
    await host.tap('提交诉求')
    expect(host.text('#log')).toContain('"name":""')
  })

  it('means what is seen rather than what is only read aloud, and the whole rather than a part', async () => {
    const host = await launchMini()
    expect(host.all('乙').map(node => node.tag)).toEqual(['text'])
    expect(host.all('姓名').map(node => node.tag)).toEqual(['input'])
    expect(host.find({ role: 'button', text: '第乙条' }).label).toBe('删除第乙条')
    await host.tap('第丙条')
    expect(host.sees('丙')).toBe(false)
  })

  it('may land on words that stand twice in one control', async () => {
    const host = await launchMini()
    await host.tap('银杏园')
    expect(host.text('#log')).toBe('外')
  })

  it('takes the one of that row', async () => {
    const host = await launchMini()
    await host.tap({ text: '删除', within: '乙' })
    expect(host.sees('乙')).toBe(false)
    await host.tap({ text: '删除', nth: -1 })
    expect(host.sees('丙')).toBe(false)
    expect(host.sees('甲')).toBe(true)
  })

  it('is refused where a person could not mean it', async () => {
    const host = await launchMini()
    await expect(host.tap('删除')).rejects.toThrow('say which')
    await expect(host.tap('不能点')).rejects.toThrow('is disabled')
    await expect(host.tap('没人听的字')).rejects.toThrow('nothing listens')
    await expect(host.tap('藏起来的')).rejects.toThrow('is not on')
  })

  it('cannot reach behind an open dialog', async () => {
    const host = await launchMini()
    await host.tap('打开一页')
    await expect(host.tap('问一问')).rejects.toThrow('is behind <view> "一页"')
    await expect(host.input('姓名', '张三')).rejects.toThrow('is behind')
    await host.tap('打开一页')
    await host.tap('问一问')
    expect(host.text('#log')).toBe('确定')
  })

  it('follows a navigator', async () => {
    const host = await launchMini()
    await host.tap('链接')
    expect(host.text('#what')).toBe('第 9 号')
  })
})

describe('a form', () => {
  it('is filled in and sent as a person does it', async () => {
    const host = await launchMini()
    await host.input({ label: '姓名' }, '欧阳修竹先生')
    await host.input('想说的话', '灯坏了')
    await host.input('电话', '13900000000')
    await host.tap('义诊')
    await host.tap('义剪')
    await host.tap('周一')
    await host.tap('周二')
    expect(JSON.parse(host.text('#log'))).toEqual(['mon', 'tue'])
    await host.tap('周一')
    await host.tap('代办')
    await host.tap({ role: 'button', text: '提交诉求' })
    expect(JSON.parse(host.text('#log'))).toEqual({
      // The field holds five characters, as its maxlength says.
      name: '欧阳修竹先',
      words: '灯坏了',
      phone: '13900000000',
      door: '',
      kind: 'b',
      days: ['tue'],
      proxy: true,
    })
    expect(host.top.instance.seen).toContain('left')
    expect(host.find({ label: '姓名' }).value).toBe('')
    // Nobody sees the placeholder of a field that holds something; the field is still known by it.
    expect(host.sees('想说的话')).toBe(false)
    await host.input('想说的话', '')
    expect(host.sees('想说的话')).toBe(true)
    host.expectClean()
  })

  it('takes no text where there is no field, or where it is disabled', async () => {
    const host = await launchMini()
    await expect(host.input('问一问', 'x')).rejects.toThrow('"问一问" is no field on pages/home/index')
    await expect(host.input('没有这句话', 'x')).rejects.toThrow('is no field')
    await expect(host.input('门牌', 'x')).rejects.toThrow('is disabled')
    await expect(host.input({ role: 'textbox' }, 'x')).rejects.toThrow('say which')
  })

  it('costs a setData for each keystroke', async () => {
    const host = await launchMini()
    const cost = await host.measure(() => host.type({ label: '姓名' }, '张'))
    expect(cost.setData).toMatchObject([{ page: 'pages/home/index', data: { name: '张' } }])
    // {"name":"张"}: one Chinese character is three bytes.
    expect(cost.setDataBytes).toBe(14)
    await host.type({ label: '姓名' }, '三')
    expect(host.find({ label: '姓名' }).value).toBe('张三')
    expect(cost.calls).toEqual([])
  })
})

describe('what is measured', () => {
  it('counts the setData of components for the page they are on', async () => {
    const host = await launchMini()
    const cost = await host.measure(() => host.tap('加一'))
    expect(cost.setData).toMatchObject([
      { page: 'pages/home/index', unit: 'components/counter/index', data: { n: 3 } },
      { page: 'pages/home/index', unit: 'pages/home/index' },
    ])
    expect(cost.largestSetData).toBe(Math.max(...cost.setData.map(entry => entry.bytes)))
  })
})
