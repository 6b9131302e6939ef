import { Sheet } from '../kit/Sheet.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { StageTree } from '../stage/StageTree.tsx'
import type { ScenarioScene } from './scenarioScene.ts'

interface ScenarioTreeProps {
  readonly scene: ScenarioScene
  readonly selection: SubjectRef | null
  readonly onSelect: (selection: SubjectRef | null) => void
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** All that is on the stage, in words, over the page (APP-2). */
export function ScenarioTree({ scene, selection, onSelect, isOpen, onClose }: ScenarioTreeProps) {
  return (
    <Sheet title="On the stage" side="left" isOpen={isOpen} onClose={onClose}>
      <div className="scenario-tree">
        <StageTree view={scene.view} selection={selection} onSelect={onSelect} />
      </div>
    </Sheet>
  )
}
