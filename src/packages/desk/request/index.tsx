import { useRouter } from '@tarojs/taro'
import { StaffRequestPage } from '@/features/handling/staff-request'
import { useRequestParts } from '../../staff/request-parts'

/** One request at the desk. */
export default function DeskRequest() {
  const { id = '' } = useRouter().params
  return <StaffRequestPage {...useRequestParts(id)} place="desk" />
}
