// Which aria attributes reach which components in weapp. Read twice: by the plugin while templates are
// generated and by the runtime that maps React props to template slots; the two must never differ.
const names = ['View', 'Text', 'Button', 'Input', 'Textarea', 'Image', 'ScrollView', 'Picker']
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-hidden': '',
}

module.exports = Object.fromEntries(names.map(name => [name, attributes]))
