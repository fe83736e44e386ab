import type { Element, GeneralComponent, ShadowRoot } from 'glass-easel'
import { builtinTags } from './builtin-tags'
import type { Bundle } from './bundle'
import type { ProblemLog } from './problems'
import { type AdapterModule, openViewLibs, type ViewLibs } from './view-libs'

/** The instance of a page or component as the mini-program's code has it (`this`). */
export interface Instance {
  [name: string]: unknown
  readonly _$: GeneralComponent
  setData: (data: object, done?: () => void) => void
}

export interface MountedPage {
  component: GeneralComponent
  instance: Instance
  /** The element of the document that holds the page. */
  holder: HTMLElement
  attach: () => void
  release: () => void
}

/** A node of the document, with the glass-easel element behind it. */
export type DomNode = HTMLElement & { __wxElement?: Element }

type ComponentEnv = Parameters<Parameters<InstanceType<AdapterModule['CodeSpace']>['componentEnv']>[1]>[0]

/** WeChat's component framework on a document of its own: templates, components, pages, events. */
export class ViewLayer {
  private readonly libs: ViewLibs
  private readonly space: InstanceType<AdapterModule['CodeSpace']>
  private readonly backend: ReturnType<InstanceType<AdapterModule['MiniProgramEnv']>['associateBackend']>
  private readonly stopListening: () => void

  constructor(bundle: Bundle, log: ProblemLog, onFrame: (action: () => void) => void) {
    const groups = bundle.templates.instantiate()
    this.libs = openViewLibs(onFrame)
    const { adapter, glassEasel } = this.libs
    glassEasel.globalOptions.throwGlobalError = false
    const onError = (error: unknown, method?: string, at?: GeneralComponent | string) => {
      log.error(`${typeof at === 'object' ? at.is : (at ?? '')} ${method ?? ''}`.trim() || 'view', error)
      return false
    }
    const onWarning = (text: string) => {
      log.warnings.push(text)
      return false
    }
    glassEasel.addGlobalErrorListener(onError)
    glassEasel.addGlobalWarningListener(onWarning)
    this.stopListening = () => {
      glassEasel.removeGlobalErrorListener(onError)
      glassEasel.removeGlobalWarningListener(onWarning)
    }

    const env = new adapter.MiniProgramEnv()
    this.space = env.createCodeSpace('main', true)
    const context = new glassEasel.CurrentWindowBackendContext()
    const associate = context.associateValue.bind(context)
    context.associateValue = (node, element) => {
      // Components are made under their tag too; only a native node must be one of WeChat's.
      if (glassEasel.NativeNode.isNativeNode(element) && !builtinTags.has(element.is))
        log.once({
          kind: 'component',
          where: 'view',
          message: `<${element.is}> was rendered, but nobody defines it`,
        })
      associate(node, element)
    }
    this.backend = env.associateBackend(context)

    // Style sheets are left out: without layout they would cost time and prove nothing.
    for (const unit of bundle.units) {
      this.space.addComponentStaticConfig(unit, bundle.config(unit) as never)
      this.space.addCompiledTemplate(unit, {
        groupList: groups,
        content: groups[unit],
        // Taro's templates bind taps on native nodes; without this no tap arrives.
        fallbackListenerOnNativeNode: true,
      } as never)
    }
  }

  get document(): Document {
    return this.libs.dom.window.document
  }

  /** Calls `action` with WeChat's constructors for the file `path` (without ending). */
  define<T>(path: string, action: (env: ComponentEnv) => T): T {
    return this.space.componentEnv(path, action)
  }

  /** Creates a page; nothing is shown before `attach`. */
  mount(path: string): MountedPage {
    const root = this.backend.createRoot('page', this.space, path)
    const holder = this.document.createElement('div')
    const placeholder = this.document.createElement('div')
    holder.appendChild(placeholder)
    this.document.body.appendChild(holder)
    return {
      component: root.getComponent(),
      instance: root.get() as unknown as Instance,
      holder,
      attach: () => root.attach(holder as never, placeholder as never),
      release: () => {
        root.release()
        holder.remove()
      },
    }
  }

  /** Brings new data to a page or component. */
  apply(instance: Instance, data: Record<string, unknown>): void {
    // Not `_$.setData`: glass-easel writes a component's own methods there, the logic layer's setData among them.
    this.libs.glassEasel.Component.prototype.setData.call(instance._$, data)
  }

  /** Sends an event to an element, as the native side does. */
  send(
    element: Element,
    type: string,
    detail: unknown,
    options: { bubbles?: boolean; extraFields?: object } = {},
  ) {
    this.libs.glassEasel.triggerEvent(element, type, detail, {
      bubbles: options.bubbles ?? false,
      composed: true,
      capturePhase: true,
      extraFields: options.extraFields as Record<string, unknown> | undefined,
    })
  }

  /** All elements below `page` that match a selector; shadow roots are searched one by one, ids being local. */
  select(page: MountedPage, selector: string): Element[] {
    const { Component } = this.libs.glassEasel
    const found: Element[] = []
    const search = (root: ShadowRoot) => {
      found.push(...root.querySelectorAll(selector))
      const visit = (node: unknown) => {
        if (Component.isComponent(node)) {
          const inner = node.getShadowRoot()
          if (inner) search(inner)
        }
        for (const child of (node as Element).childNodes ?? []) visit(child)
      }
      for (const child of root.childNodes) visit(child)
    }
    const root = page.component.getShadowRoot()
    if (root) search(root)
    return found
  }

  close(): void {
    this.stopListening()
    this.libs.release()
  }
}

/** The path of the page that an instance belongs to. */
export function pageOf(instance: Instance): string {
  let component = instance._$
  while (component.ownerShadowRoot) component = component.ownerShadowRoot.getHostNode()
  return component.is
}
