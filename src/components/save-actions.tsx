import { Button } from './button'

/** For a page's `queued`, while something on it is not saved. */
export const UNSAVED = '现在没有网络。您改的都在，连上后再保存。'

interface SaveActionsProps {
  /** What is saved: 保存日历. */
  save: string
  saving: boolean
  disabled?: boolean
  onSave: () => void
  onDiscard: () => void
}

/** A page's actions while something on it is changed: to save it, or to give it up. */
export function SaveActions({ save, saving, disabled, onSave, onDiscard }: SaveActionsProps) {
  return (
    <>
      <Button kind="secondary" onPress={onDiscard}>
        放弃修改
      </Button>
      <Button loading={saving} disabled={disabled} onPress={onSave}>
        {saving ? '正在保存' : save}
      </Button>
    </>
  )
}
