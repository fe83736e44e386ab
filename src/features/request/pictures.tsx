import { Image, View } from '@tarojs/components'
import { useRef } from 'react'
import { Pressable } from '@/components/pressable'
import { isH5 } from '@/lib/a11y'
import { showPictures } from '@/lib/device'
import styles from './pictures.module.scss'

/** The pictures of a request, small; a tap shows them full screen. */
export function Pictures(props: { urls: readonly string[] }) {
  const urls = useSteady(props.urls)
  if (urls.length === 0) return null
  return (
    <View className={styles.pictures}>
      {urls.map((url, index) => (
        <Pressable
          key={url}
          className={styles.picture}
          label={`看第 ${index + 1} 张图片，共 ${urls.length} 张`}
          onPress={() => showPictures([...urls], url)}
        >
          <Image
            className={styles.image}
            src={url}
            mode="aspectFill"
            lazyLoad
            {...(isH5 ? { imgProps: { alt: '' } } : {})}
          />
        </Pressable>
      ))}
    </View>
  )
}

/** The address without its signature. */
const place = (url: string | undefined) => url?.split('?')[0]

/** Each answer signs the addresses anew; as long as the pictures are the same, they need not be loaded again. */
function useSteady(urls: readonly string[]): readonly string[] {
  const kept = useRef(urls)
  const same =
    urls.length === kept.current.length && urls.every((url, i) => place(url) === place(kept.current[i]))
  if (!same) kept.current = urls
  return kept.current
}
