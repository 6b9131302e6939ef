import { useNavigate } from '@tanstack/react-router'
import { handOver } from '../../session/handover.ts'
import { useLabSession } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'

/** Takes the lab along as it stands, with its branches and its moment. Back leads here again. */
export function ToLabButton() {
  const session = useLabSession()
  const navigate = useNavigate()
  const open = (): void => {
    session.pause()
    handOver(session.store.getState())
    void navigate({ to: '/lab' })
  }
  return (
    <Button variant="quiet" onPress={open}>
      Open in the lab
    </Button>
  )
}
