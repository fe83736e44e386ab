import { createRequire } from 'node:module'
import vm from 'node:vm'
import { builtinTags } from './builtin-tags'
import type { Problem } from './problems'

const require = createRequire(import.meta.url)

/** A file of a bundle as the compiler takes it: the path without its ending, and the text. */
interface Source {
  path: string
  text: string
}

/** What the compiler of glass-easel says about one place in a template. */
interface Remark {
  isError: boolean
  message: string
  startLine: number
}

export interface CompiledTemplates {
  /** Makes the render functions anew, so that no state of a WXS module outlives a launch. Keyed by template path. */
  instantiate: () => Record<string, unknown>
  problems: Problem[]
}

/** Tags that one template names, outside comments, WXS blocks and `{{ }}`. */
function tagsOf(text: string): Set<string> {
  const markup = text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<wxs\b[^>]*>[\s\S]*?<\/wxs>/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
  return new Set([...markup.matchAll(/<([a-zA-Z][\w-]*)(?=[\s/>])/g)].map(match => match[1]!))
}

/**
 * Compiles all WXML and WXS files of a mini-program with WeChat's own compiler (glass-easel's, in wasm).
 * `components` are the tags that some `usingComponents` names; a template that uses another one is a problem,
 * as is an import of a file that isn't there.
 */
export function compileTemplates(
  wxml: Source[],
  wxs: Source[],
  components: ReadonlySet<string>,
): CompiledTemplates {
  const { TmplGroup } =
    require('glass-easel-template-compiler') as typeof import('glass-easel-template-compiler')
  const group = new TmplGroup()
  const problems: Problem[] = []
  const report = (path: string, message: string, kind: Problem['kind'] = 'template') =>
    problems.push({ kind, where: `${path}.wxml`, message })

  for (const { path, text } of wxml)
    for (const remark of group.addTmpl(path, text) as Remark[])
      report(path, `${remark.message} (line ${remark.startLine + 1})`)
  for (const { path, text } of wxs) group.addScript(path, text)

  const templates = new Set(wxml.map(file => file.path))
  const scripts = new Set(wxs.map(file => file.path))
  for (const { path, text } of wxml) {
    for (const needed of group.getDirectDependencies(path) as string[])
      if (!templates.has(needed)) report(path, `imports ${needed}.wxml, which does not exist`)
    for (const needed of group.getScriptDependencies(path) as string[])
      if (!scripts.has(needed)) report(path, `needs ${needed}.wxs, which does not exist`)
    for (const tag of tagsOf(text))
      if (!builtinTags.has(tag) && !components.has(tag))
        report(path, `<${tag}> is neither WeChat's nor in any usingComponents`, 'component')
  }
  const script = new vm.Script(`(${group.getTmplGenObjectGroups()})`, { filename: 'templates.js' })
  group.free()
  return { instantiate: () => script.runInThisContext() as Record<string, unknown>, problems }
}
