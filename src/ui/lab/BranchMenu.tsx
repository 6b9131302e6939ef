import { Check, GitBranch } from 'lucide-react'
import { useState } from 'react'
import { useLab, useLabSession } from '../../session/labContext.ts'
import type { LabState } from '../../session/labStore.ts'
import { Chip } from '../kit/Chip.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { Menu, type MenuGroup } from '../kit/Menu.tsx'
import { clockText } from '../../look/time.ts'
import { NameDialog } from './NameDialog.tsx'

type Branch = LabState['lab']['branches'][number]

/** As long as a branch's name may be. */
const NAME_MAX = 60

/** The branch that acts go to, and all that can be done with branches. */
export function BranchMenu() {
  const session = useLabSession()
  const lab = useLab((state) => state.lab)
  const [isRenaming, setRenaming] = useState(false)
  const active = lab.branches.find(({ id }) => id === lab.activeBranchId)
  if (active === undefined) return null
  const others = lab.branches.filter((one) => one !== active)
  const isCompared = lab.shownBranchIds.length > 1
  const groups: readonly MenuGroup[] = [
    { id: 'branches', heading: 'Branches', acts: lab.branches.map((one) => switchAct(one)) },
    ...(others.length === 0 ? [] : [{ id: 'compare', heading: 'Side by side', acts: compareActs() }]),
    {
      id: 'this',
      heading: active.name,
      acts: [
        { id: 'rename', label: 'Rename', onAct: () => setRenaming(true) },
        {
          id: 'remove',
          label: 'Remove',
          tone: 'trouble' as const,
          isDisabled: others.length === 0,
          onAct: () => void session.branches.remove(active.id),
        },
      ],
    },
  ]
  return (
    <>
      <Menu
        label="Branches"
        placement="bottom start"
        groups={groups}
        trigger={
          <Chip icon={<GitBranch aria-hidden="true" />} onPress={() => undefined}>
            <ForeignText>{active.name}</ForeignText>
          </Chip>
        }
      />
      {isRenaming && (
        <NameDialog
          title={`Rename ${active.name}`}
          name={active.name}
          lengthMax={NAME_MAX}
          onName={(name) => void session.branches.rename(active.id, name)}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  )

  function switchAct(branch: Branch) {
    return {
      id: branch.id,
      label: branch.name,
      detail: branch.parentId === null ? 'from the start' : `from ${clockText(branch.forkAtMs)}`,
      ...(branch === active && { icon: <Check aria-label="active" /> }),
      onAct: () => void session.branches.switchTo(branch.id),
    }
  }

  function compareActs() {
    const acts = others.map((other) => ({
      id: `with ${other.id}`,
      label: `${active?.name ?? ''} beside ${other.name}`,
      onAct: () => void session.branches.showBoth(lab.activeBranchId, other.id),
    }))
    if (!isCompared) return acts
    return [...acts, { id: 'one', label: 'Back to one stage', onAct: () => void session.branches.closeCompare() }]
  }
}
