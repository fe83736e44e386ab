import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { createContext, type PropsWithChildren, useContext, useId, useMemo } from 'react'
import { isH5 } from '@/lib/a11y'
import styles from './field.module.scss'
import { Icon } from './icon'

interface FieldWords {
  id?: string
  /** The label as it is written. */
  name?: string
  /** What is read out as the control's name. */
  label?: string
  describedBy?: string
  invalid?: boolean
  required?: boolean
}

const FieldContext = createContext<FieldWords>({})

/** What the Field around a control says about it. */
export function useField(): FieldWords {
  return useContext(FieldContext)
}

interface FieldProps {
  label: string
  /** Names the field for showField(), which scrolls to it. */
  name?: string
  hint?: string
  /** What is wrong and what to do, in a sentence. */
  error?: string | null
  /** Marks the field 选填 (it may be left out). Fields are required unless they say so. */
  optional?: boolean
}

/** A control with its label above, hint and error below. Any control of the kit may stand in it, one only. */
export function Field({ label, name, hint, error, optional, children }: PropsWithChildren<FieldProps>) {
  const id = `f${useId().replace(/:/g, '')}`
  const words = useMemo<FieldWords>(
    () => ({
      id,
      name: label,
      // weapp has no description: the hint and error are said with the name.
      label: isH5 ? label : [label, error || hint].filter(Boolean).join('，'),
      describedBy: hint || error ? `${id}-words` : undefined,
      invalid: Boolean(error),
      required: !optional,
    }),
    [id, label, hint, error, optional],
  )
  const heading = (
    <>
      {label}
      {optional && <View className={styles.optional}>选填</View>}
    </>
  )
  return (
    <View className={styles.field} {...(name ? { id: anchor(name) } : {})}>
      {isH5 ? (
        <label htmlFor={id} className={styles.label}>
          {heading}
        </label>
      ) : (
        <View className={styles.label}>{heading}</View>
      )}
      <FieldContext.Provider value={words}>{children}</FieldContext.Provider>
      {(hint || error) && (
        <View id={isH5 ? `${id}-words` : undefined}>
          {error && (
            <View className={styles.error} {...(isH5 ? { role: 'alert' } : { 'aria-role': 'alert' })}>
              <Icon name="warning" small />
              {error}
            </View>
          )}
          {hint && <View className={styles.hint}>{hint}</View>}
        </View>
      )}
    </View>
  )
}

/** The fields of a form, one below the other. */
export function Fields({ children }: PropsWithChildren) {
  return <View className={styles.fields}>{children}</View>
}

/**
 * Scrolls to the Field of that `name`, for instance the first one with an error, leaving so many px free above it:
 * more where something stays at the top.
 */
export function showField(name: string, above = 16) {
  const inSheet = isH5 && document.querySelector(`[role=dialog] #${anchor(name)}`)
  if (inSheet) return inSheet.scrollIntoView({ block: 'nearest' })
  Taro.pageScrollTo({ selector: `#${anchor(name)}`, offsetTop: -above, duration: 200 }).catch(() => {
    // The field may have gone meanwhile; then there is nothing to show.
  })
}

const anchor = (name: string) => `field-${name.replace(/[^\w-]/g, '-')}`
