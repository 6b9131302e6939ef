import type { ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { HeaderSlot } from '../shell/HeaderSlot.tsx'

/** What the header holds beside the quiz's name. */
export function QuizActions({ onLeave, children }: { readonly onLeave: () => void; readonly children?: ReactNode }) {
  return (
    <HeaderSlot place="actions">
      {children}
      <Button variant="quiet" kbd="Escape" onPress={onLeave}>
        Leave
      </Button>
    </HeaderSlot>
  )
}
