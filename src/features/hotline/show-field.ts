import { showField } from '@/components/field'
import { isElder } from '@/lib/elder'
import { fontScale } from '@/lib/font-scale'

/** Scrolls to a field of a hotline page, below the numbers that stay at the top. */
export const showBelowBar = (name: string): void => showField(name, (isElder() ? 120 : 96) * fontScale())
