import { useRouter } from '@tarojs/taro'
import { BookSlot } from './book-slot'
import { MoveSlot } from './move-slot'

/** Third of three: when. `?move=<id>` chooses another time for an appointment that there is. */
export default function Slot() {
  const { move } = useRouter().params
  return move ? <MoveSlot id={move} /> : <BookSlot />
}
