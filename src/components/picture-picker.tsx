import { Image, View } from '@tarojs/components'
import { a11y, isH5 } from '@/lib/a11y'
import { choosePictures, showPictures } from '@/lib/device'
import { useField } from './field'
import { Icon } from './icon'
import styles from './picture-picker.module.scss'
import { Pressable } from './pressable'

/** A picture on its way. */
export interface Picture {
  id: string
  /** Local path or address, to show it. */
  path: string
  state: 'uploading' | 'done' | 'failed'
}

interface PicturePickerProps {
  pictures: readonly Picture[]
  /** Local paths of what was chosen, already made smaller; never more than there is room for. */
  onAdd: (paths: string[]) => void
  onRemove: (id: string) => void
  onRetry: (id: string) => void
  max?: number
}

/** Up to nine pictures: add, look, remove, send again. Pictures are never compulsory. */
export function PicturePicker({ pictures, onAdd, onRemove, onRetry, max = 9 }: PicturePickerProps) {
  const field = useField()
  const room = max - pictures.length
  const add = async () => {
    const paths = await choosePictures(room)
    if (paths?.length) onAdd(paths.slice(0, room))
  }
  return (
    <View className={styles.grid} {...a11y({ role: 'group', label: field.label })}>
      {pictures.map((picture, index) => (
        <View key={picture.id} className={styles.cell}>
          <Pressable
            className={styles.look}
            label={`第 ${index + 1} 张，${words[picture.state]}`}
            onPress={() =>
              picture.state === 'failed'
                ? onRetry(picture.id)
                : showPictures(
                    pictures.map(each => each.path),
                    picture.path,
                  )
            }
          >
            <Image
              className={styles.image}
              src={picture.path}
              mode="aspectFill"
              {...(isH5 ? { imgProps: { alt: '' } } : {})}
            />
            {picture.state !== 'done' && (
              <View className={styles.cover}>
                {picture.state === 'failed' && <Icon name="refresh" />}
                {words[picture.state]}
              </View>
            )}
          </Pressable>
          <Pressable
            className={styles.remove}
            label={`删除第 ${index + 1} 张`}
            onPress={() => onRemove(picture.id)}
          >
            <View className={styles.cross}>
              <Icon name="cross" small />
            </View>
          </Pressable>
        </View>
      ))}
      {room > 0 && (
        <Pressable
          className={styles.add}
          label={pictures.length === 0 ? `拍照或选图，最多 ${max} 张` : `添加图片，${pictures.length}/${max}`}
          onPress={add}
        >
          <View className={styles.invitation}>
            <Icon name="camera" />
            {pictures.length === 0 ? '拍照或选图' : `${pictures.length}/${max}`}
          </View>
        </Pressable>
      )}
    </View>
  )
}

const words = { uploading: '正在上传', done: '已上传', failed: '没传上去，点一下重试' } as const
