import { useNavigate } from '@tanstack/react-router'
import { FlaskConical } from 'lucide-react'
import { handOver } from '../../session/handover.ts'
import { useLabSession } from '../../session/labContext.ts'
import { HeaderButton, useTightHeader } from '../shell/HeaderButton.tsx'

/** Takes the lab along as it stands, with its branches and its moment. Back leads here again. */
export function ToLabButton() {
  const session = useLabSession()
  const navigate = useNavigate()
  const open = (): void => {
    session.pause()
    handOver(session.store.getState())
    void navigate({ to: '/lab' })
  }
  const isTight = useTightHeader()
  return (
    <HeaderButton
      label="Open in the lab"
      icon={<FlaskConical aria-hidden="true" />}
      isNarrow={isTight}
      onPress={open}
    />
  )
}
