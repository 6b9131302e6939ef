import { ListTree } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { Button } from '../kit/Button.tsx'
import { lazyPart } from '../parts/lazyPart.ts'
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
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" icon={<ListTree aria-hidden="true" />} onPress={() => setOpen(true)}>
        Tree
      </Button>
      <Suspense>{isOpen && <ScenarioTree {...props} isOpen={isOpen} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
