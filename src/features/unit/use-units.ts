import { useQuery } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import { queryKeys } from '@/cloud/query-keys'

const HOUR_MS = 3_600_000

/** The communities and units of the street. They change a few times a year: read again after an hour at the earliest. */
export const unitsQuery = {
  queryKey: queryKeys.units,
  queryFn: () => cloud.street.units({}),
  staleTime: HOUR_MS,
  gcTime: HOUR_MS,
  refetchOnWindowFocus: false,
}

/** The communities and units of the street, for choosing one. */
export const useUnits = () => useQuery(unitsQuery)
