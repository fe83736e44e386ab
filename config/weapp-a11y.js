// Taro leaves every aria-* attribute out of the weapp templates. This plugin puts back those listed in
// weapp-a11y-components.js, at compile time (templates) and at run time (the prop → slot table). While at it, it
// leaves out of the templates what we don't use.
const path = require('node:path')
const components = require('./weapp-a11y-components')

// Events that no page of ours listens to. Bound, each finger that moves over a row would wake the logic layer; written
// out sixteen levels deep they are also a fifth of the template.
const unheard = /^bind(touch|animation|transition|longtap)/

function prune(template) {
  const create = template.createMiniComponents.bind(template)
  template.createMiniComponents = components => {
    const all = create(components)
    for (const attributes of Object.values(all)) {
      for (const name of Object.keys(attributes)) if (unheard.test(name)) delete attributes[name]
    }
    return all
  }
  // How deep a component may stand in itself.
  template.nestElements.set('text', 1).set('static-text', 1).set('scroll-view', 2)
}

module.exports = ctx => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return
      platform.template.mergeComponents(ctx, components)
      prune(platform.template)
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'weapp-a11y-runtime.js'))
    },
  })
}
