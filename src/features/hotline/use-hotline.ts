import type { Input, Output } from '@domain/contract'
import type { HotlineContract } from '@domain/hotline/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { cloud } from '@/cloud/client'
import type { KeyKeeper } from '@/cloud/command-key'
import { inMemory } from '@/cloud/key-keepers'
import { CALM_INTERVAL_MS, queryKeys } from '@/cloud/query-keys'
import { useCommand } from '@/cloud/use-command'
import { useShown } from '@/lib/shown'

export type HotlineHome = Output<HotlineContract, 'home'>
export type Appointment = Output<HotlineContract, 'get'>
export type Brief = Output<HotlineContract, 'mine'>['items'][number]
export type CounsellorView = HotlineHome['counsellors'][number]
export type Waiting = NonNullable<HotlineHome['waiting']>

/** The hotline's first screen: counsellors, and what is my own. */
export function useHotlineHome() {
  return useQuery({
    queryKey: queryKeys.hotlineHome,
    queryFn: () => cloud.hotline.home({}),
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/** One appointment of mine. */
export function useAppointment(id: string) {
  return useQuery({
    queryKey: queryKeys.appointment(id),
    queryFn: () => cloud.hotline.get({ id }),
    enabled: id !== '',
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/** Free slots from today on, as far ahead as can be booked. */
export function useSlots(ask: Input<HotlineContract, 'slots'>) {
  return useQuery({
    queryKey: queryKeys.slots(ask),
    queryFn: () => cloud.hotline.slots(ask),
    refetchInterval: CALM_INTERVAL_MS,
    subscribed: useShown(),
  })
}

/**
 * A command of the hotline with its state for a page. Whatever was answered, what is shown is read again: an answer
 * changes slots, lists and the home alike, and after a refusal somebody else was probably faster. Its input stays off
 * the device.
 */
export function useHotline<I, O>(
  slot: string,
  call: (input: I, key: string) => Promise<O>,
  keeper: KeyKeeper = inMemory,
) {
  const client = useQueryClient()
  const command = useCommand(`hotline.${slot}`, call, keeper)
  async function send(input: I) {
    const answer = await command.send(input)
    const brief = (answer as { appointment?: Brief } | undefined)?.appointment
    if (brief) {
      const queryKey = queryKeys.appointment(brief.id)
      await client.cancelQueries({ queryKey })
      client.setQueryData<Appointment>(queryKey, view => view && { ...view, ...brief })
    }
    void client.invalidateQueries({ queryKey: queryKeys.hotline })
    return answer
  }
  return { ...command, send }
}

/** The message templates that a tap may ask for. */
export const useReminderTemplates = (): readonly string[] => {
  const { data } = useQuery({
    queryKey: queryKeys.hotlineHome,
    queryFn: () => cloud.hotline.home({}),
    staleTime: 5 * CALM_INTERVAL_MS,
    refetchOnWindowFocus: false,
  })
  return (data as { templates?: string[] } | undefined)?.templates ?? []
}
