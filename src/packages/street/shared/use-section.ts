import { useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { CloudError } from '@/cloud/error'
import { queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { useDraft } from '@/lib/draft'
import { type SettingsView, useSettings } from './use-settings'

interface Kept<T> {
  /** What is being written, until it is saved. */
  value?: T
  /** The section as it was when writing began, as JSON: tells whether somebody else has changed it since. */
  base?: string
}

interface Section<T> {
  /** Names the draft: rules, calendar, terms. */
  name: string
  of: (settings: SettingsView) => T
  save: (version: number, value: T, key: string) => Promise<SettingsView>
}

/**
 * A section of the settings while somebody changes it: what was typed survives reloads and refusals, and is never
 * written over what somebody else saved meanwhile without their say. Changes of other sections don't matter.
 */
export function useSection<T>({ name, of, save }: Section<T>) {
  const client = useQueryClient()
  const query = useSettings()
  const [kept, setKept, forget] = useDraft<Kept<T>>(`street:${name}`, {})
  const settings = query.data
  const saved = settings && of(settings)
  const now = JSON.stringify(saved)
  const dirty = kept.value !== undefined && JSON.stringify(kept.value) !== now
  const stale = dirty && saved !== undefined && kept.base !== now

  async function insist({ version, value, base }: { version: number; value: T; base: string }, key: string) {
    try {
      return await save(version, value, key)
    } catch (error) {
      if (!(error instanceof CloudError && error.code === 'SETTINGS_CHANGED')) throw error
      const newest = await cloud.street.settings({})
      client.setQueryData(queryKeys.settings, newest)
      if (JSON.stringify(of(newest)) !== base) throw error
      return save(newest.version, value, `${key}-again`)
    }
  }
  const command = useCommand(`street:${name}`, insist)

  function discard() {
    setKept({ value: undefined, base: undefined })
    forget()
    command.clear()
  }
  return {
    query,
    settings,
    value: dirty ? kept.value : saved,
    dirty,
    /** Somebody else has saved another version since: theirs, or ours, has to be chosen. */
    stale,
    saving: command.running,
    error: command.error,
    change: (value: T) => setKept({ value, base: dirty ? kept.base : now }),
    discard,
    keepMine: () => {
      setKept({ base: now })
      command.clear()
    },
    /** Whether it was saved. */
    async save(): Promise<boolean> {
      if (!settings || kept.value === undefined || kept.base === undefined || stale) return false
      const after = await command.send({ version: settings.version, value: kept.value, base: kept.base })
      if (!after) return false
      client.setQueryData(queryKeys.settings, after)
      discard()
      return true
    },
  }
}
