import { ListTree } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { lazyPart } from '../parts/lazyPart.ts'
import { HeaderButton, useTightHeader } from '../shell/HeaderButton.tsx'
import type { ScenarioScene } from './scenarioScene.ts'

// Only who asks for it loads it.
const ScenarioTree = lazyPart(() => import('./ScenarioTree.tsx').then((module) => module.ScenarioTree))

interface TreeButtonProps {
  readonly scene: ScenarioScene
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
}

/** The stage in words is a press away. */
export function TreeButton(props: TreeButtonProps) {
  const isTight = useTightHeader()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <HeaderButton
        label="Tree"
        icon={<ListTree aria-hidden="true" />}
        isNarrow={isTight}
        onPress={() => setOpen(true)}
      />
      <Suspense>{isOpen && <ScenarioTree {...props} isOpen={isOpen} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
