/** Mistakes in the mini-program, its source and what was compiled from it. @type {import('../breakages.mjs').Breakage[]} */
export const clientBreakages = [
  {
    name: 'a feature leans on another feature',
    suite: 'import directions',
    file: 'src/features/unit/find-units.ts',
    edits: [[/^/, "import '@/features/request/due'\n"]],
  },
  {
    name: 'a component knows the domain',
    suite: 'import directions',
    file: 'src/components/chip.tsx',
    edits: [[/^/, "import '@domain/request/model'\n"]],
  },
  {
    name: 'a page asks for an action that does not exist',
    suite: 'types',
    file: 'src/features/handling/use-accept.ts',
    edits: [['cloud.request.accept', 'cloud.request.take']],
  },
  {
    name: 'the compiled client asks for an action that does not exist',
    suite: 'weapp, stories',
    file: 'dist/weapp',
    edits: [[/\.request\.submit\b/g, '.request.send']],
  },
  {
    name: 'a compiled page includes a template that is elsewhere',
    suite: 'weapp, stories',
    file: 'dist/weapp/pages/home/index.wxml',
    edits: [['../../base.wxml', '../base.wxml']],
  },
  {
    name: 'a compiled template is not well formed',
    suite: 'weapp, compiler',
    file: 'dist/weapp/base.wxml',
    edits: [[/<\/view>/, '</veiw>']],
  },
  {
    name: 'compiled buttons are bound to nothing',
    suite: 'weapp, stories',
    file: 'dist/weapp/base.wxml',
    edits: [[/(<button[^>]*?) bindtap="eh"/g, '$1']],
  },
  {
    name: 'what a control is called is not said in browsers',
    suite: 'browser, axe on forms',
    file: 'dist/site/app',
    edits: [[/\["aria-label"\]=/g, '["data-label"]=']],
  },
]
