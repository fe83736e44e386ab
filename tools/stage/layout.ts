import { byId, h, icon } from './dom'
import { recall, remember } from './memory'

/** The phone's outer size in CSS pixels, frame included: 375 × 812 and 8 all around. */
const PHONE = { width: 391, height: 828 }
/** Smaller than this nobody can read a page; the row scrolls instead. */
const SMALLEST = 0.62

/** Scales the phones to the largest size at which all of them fit, and keeps doing so. */
export function fitPhones(row: HTMLElement): void {
  const resize = () => {
    const style = getComputedStyle(row)
    const wide =
      row.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
    const high =
      row.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
    const heads = [...row.querySelectorAll<HTMLElement>('.phone')].map(
      phone => phone.offsetHeight - (phone.querySelector<HTMLElement>('.device')?.offsetHeight ?? 0),
    )
    const head = Math.max(0, ...heads)
    const gaps = 2 * Number.parseFloat(style.columnGap)
    const scale = Math.min(1, (wide - gaps) / 3 / PHONE.width, (high - head) / PHONE.height)
    row.style.setProperty('--scale', String(Math.max(SMALLEST, Math.floor(scale * 1000) / 1000)))
  }
  new ResizeObserver(resize).observe(row)
  resize()
}

/** The panel can be folded away; on a narrow window it is at first. */
export function foldable(): void {
  const button = byId('fold')
  const show = (open: boolean) => {
    document.body.classList.toggle('folded', !open)
    button.setAttribute('aria-expanded', String(open))
    button.replaceChildren(icon(open ? 'chevron' : 'back'), open ? '收起面板' : '展开面板')
  }
  let open = recall<boolean>('panel') ?? window.innerWidth >= 1_180
  show(open)
  button.onclick = () => {
    open = !open
    remember('panel', open)
    show(open)
  }
}

/** Instead of phones: what is wrong and what to do. */
export function showTrouble(what: string, todo: string): void {
  byId('phones').replaceChildren(
    h(
      'div',
      { class: 'trouble', role: 'alert' },
      icon('warning'),
      h('h2', {}, what),
      h('p', {}, todo),
      h('button', { class: 'button', type: 'button', onclick: () => location.reload() }, '再试一次'),
    ),
  )
}
