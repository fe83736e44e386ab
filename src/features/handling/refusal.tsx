import { useEffect } from 'react'
import type { CloudError } from '@/cloud/error'
import { Notice } from '@/components/notice'

interface RefusalProps {
  error: CloudError | undefined
  /** Fields that say their own errors. */
  fields?: readonly string[]
  onStale: () => void
}

/** Why a move was not made, where no field says so; what happened meanwhile is read again. */
export function Refusal({ error, fields = [], onStale }: RefusalProps) {
  useEffect(() => {
    if (error && isStale(error)) onStale()
  }, [error, onStale])
  if (!error || (error.field && fields.includes(error.field))) return null
  return <Notice tone={error.again ? 'amber' : 'red'}>{error.message}</Notice>
}

/** Whether the request changed under our hands. */
export const isStale = ({ code }: CloudError): boolean =>
  code === 'TAKEN' || code === 'CHANGED' || code === 'WRONG_STATE' || code === 'FORBIDDEN'
