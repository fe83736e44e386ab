import type { OfficeHours } from '@domain/street/settings'
import { ClockWindows } from '@/components/clock-windows'
import { Section, Surface } from '@/components/surface'
import { windowsProblem } from '@/lib/clock-windows'

const MOST = 4

interface HoursProps {
  value: OfficeHours[]
  onChange: (hours: OfficeHours[]) => void
}

/** The windows of office hours; working time is counted inside them. */
export function Hours({ value, onChange }: HoursProps) {
  return (
    <Section title="办公时间">
      <Surface>
        <ClockWindows
          value={value}
          onChange={onChange}
          most={MOST}
          least={1}
          problem={windowsProblem(value)}
        />
      </Surface>
    </Section>
  )
}
