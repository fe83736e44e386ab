import { mergeInternalComponents } from '@tarojs/shared'
import components from './weapp-a11y-components'

mergeInternalComponents(components)
