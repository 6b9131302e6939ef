import { Check, GitBranch } from 'lucide-react'
import { useLab, useLabSession } from '../../session/labContext.ts'
import { capitalized } from '../../look/numbers.ts'
import { Chip } from '../kit/Chip.tsx'
import { Menu } from '../kit/Menu.tsx'
import { changesIn, changesWords } from './demoChanges.ts'

/** Which branch is shown, once a change in the past has made another; each is named by what was changed on it. */
export function DemoBranches() {
  const session = useLabSession()
  const { branches, activeBranchId } = useLab(({ lab }) => lab)
  const active = branches.find(({ id }) => id === activeBranchId)
  if (active === undefined || branches.length < 2) return null
  const acts = branches.map(({ id, name, log }) => ({
    id,
    label: name,
    detail: capitalized(changesWords(changesIn(log))) || 'No change',
    ...(id === activeBranchId && { icon: <Check aria-label="shown" /> }),
    onAct: () => void session.branches.switchTo(id),
  }))
  return (
    <Menu
      label="Branches"
      placement="top start"
      groups={[{ id: 'branches', heading: 'Show a branch', acts }]}
      trigger={
        <Chip icon={<GitBranch aria-hidden="true" />} onPress={() => undefined}>
          {active.name}
        </Chip>
      }
    />
  )
}
