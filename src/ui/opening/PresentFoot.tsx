import { EyeOff, LogOut, StepBack, StepForward } from 'lucide-react'
import { useLabSession } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'
import { stepBack } from '../timeline/stepBack.ts'

interface PresentFootProps {
  readonly nowMs: number
  readonly originMs: number
  readonly onBlank: () => void
  readonly onLeave: () => void
}

/** What the presenter's keys do, for a hand without a keyboard. */
export function PresentFoot({ nowMs, originMs, onBlank, onLeave }: PresentFootProps) {
  const session = useLabSession()
  return (
    <>
      <Button
        icon={<StepBack aria-hidden="true" />}
        isDisabled={nowMs <= originMs}
        onPress={() => void stepBack(session, 'decision', originMs)}
      >
        Back
      </Button>
      <Button
        variant="filled"
        iconAfter={<StepForward aria-hidden="true" />}
        kbd="PageDown"
        aria-label="Next decision"
        onPress={() => void session.stepForward('decision')}
      >
        Next<span className="presenter__long"> decision</span>
      </Button>
      <Button icon={<EyeOff aria-hidden="true" />} kbd="b" onPress={onBlank}>
        Blank
      </Button>
      <Button icon={<LogOut aria-hidden="true" />} kbd="Escape" onPress={onLeave}>
        Leave
      </Button>
    </>
  )
}
