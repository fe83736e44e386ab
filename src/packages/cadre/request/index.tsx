import { useRouter } from '@tarojs/taro'
import { StaffRequestPage } from '@/features/handling/staff-request'
import { useRequestParts } from '../../staff/request-parts'

/** One request in a cadre's hands. */
export default function CadreRequest() {
  const { id = '' } = useRouter().params
  return <StaffRequestPage {...useRequestParts(id)} place="workbench" />
}
