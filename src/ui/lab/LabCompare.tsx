import { PanelRight } from 'lucide-react'
import { useState } from 'react'
import { visibleText } from '../../base/foreignText.ts'
import { useLab, useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { askedWords, type AskedAct } from '../inspector/askedAct.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { Button } from '../kit/Button.tsx'
import { Chip } from '../kit/Chip.tsx'
import { ForeignText } from '../kit/ForeignText.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { SubjectWords } from '../words/words.ts'
import { useNewestAct } from '../inspector/useNewestAct.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import { LabDock } from './LabDock.tsx'
import { DeploymentStrip } from '../strip/DeploymentStrip.tsx'
import { LabStage } from './LabStage.tsx'
import { chosen, inspected, scopeOf, shownService, type Selection } from '../inspector/selection.ts'
import './LabCompare.css'

interface LabCompareProps {
  readonly a: BranchView
  readonly b: BranchView
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}

/** Two branches of one beginning, side by side on one clock. */
export function LabCompare({ a, b, selection, onSelect }: LabCompareProps) {
  const branches = useLab(({ lab }) => lab.branches)
  // Where the later of the two began, they were the same: what is compared is what came after.
  const forkAtMs = Math.max(
    ...branches.filter(({ id }) => id === a.branchId || id === b.branchId).map((one) => one.forkAtMs),
  )
  const about = inspected(selection, a)
  return (
    <div className="lab-compare">
      <Side badge="A" view={a} fromMs={forkAtMs} {...{ selection, onSelect }} />
      <Side badge="B" view={b} fromMs={forkAtMs} {...{ selection, onSelect }} />
      <section className="lab-compare__dock" aria-label="Time">
        <LabDock views={[a, b]} about={about} onSelect={onSelect} />
      </section>
    </div>
  )
}

interface SideProps {
  readonly badge: 'A' | 'B'
  readonly view: BranchView
  readonly fromMs: number
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}

function Side({ badge, view, fromMs, selection, onSelect }: SideProps) {
  const session = useLabSession()
  const name = useLab(({ lab }) => lab.branches.find(({ id }) => id === view.branchId)?.name ?? '')
  const isActive = useLab(({ lab }) => lab.activeBranchId === view.branchId)
  const about = inspected(selection, view)
  const command = useNewestAct(view)
  return (
    <section
      className="lab-compare__side"
      aria-label={`Branch ${visibleText(name)}`}
      data-active={isActive || undefined}
    >
      <header className="lab-compare__head">
        <span className="lab-compare__badge" data-badge={badge}>
          {badge}
        </span>
        <h2>
          <ForeignText>{name}</ForeignText>
        </h2>
        <Percents view={view} about={about} />
        <span className="lab-compare__acts">
          {isActive ? (
            <Chip tone="ink">acts go here</Chip>
          ) : (
            <Button variant="quiet" onPress={() => void session.branches.switchTo(view.branchId)}>
              Act here
            </Button>
          )}
          <Button variant="quiet" onPress={() => void showAlone()}>
            Show alone
          </Button>
          <WhySheet {...{ name, view, about, onSelect }} />
        </span>
        <p className="lab-compare__verdict">{verdictOf(selection === null ? command : null, about, view)}</p>
      </header>
      <div className="lab-compare__stage">
        <LabStage {...{ view, selection, about, onSelect }} mode="compare" />
      </div>
      <Strip view={view} about={about} fromMs={fromMs} />
    </section>
  )

  async function showAlone(): Promise<void> {
    await session.branches.switchTo(view.branchId)
    await session.branches.closeCompare()
  }
}

interface WhySheetProps {
  readonly name: string
  readonly view: BranchView
  readonly about: SubjectRef | null
  readonly onSelect: (selection: Selection | null) => void
}

/** Two worlds leave no room for an inspector beside them: it comes over the page. */
function WhySheet({ name, view, about, onSelect }: WhySheetProps) {
  const [isOpen, setOpen] = useState(false)
  if (about === null) return null
  return (
    <>
      <IconButton label={`Why, branch ${visibleText(name)}`} icon={<PanelRight />} onPress={() => setOpen(true)} />
      <Sheet title={`Why, branch ${name}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <BranchInspector view={view} selection={about} onSelect={(next) => onSelect(chosen(next, view.nowMs))} />
      </Sheet>
    </>
  )
}

function Percents({ view, about }: { readonly view: BranchView; readonly about: SubjectRef | null }) {
  const service = view.world.services.get(shownService(about, view) ?? '')
  if (service === undefined) return null
  const { minimumHealthyPercent, maximumPercent } = service.deploymentConfiguration
  const { lower, upper } = limitsOf(service.desiredCount, service.deploymentConfiguration)
  return (
    <Chip>
      {minimumHealthyPercent} / {maximumPercent} %, lower {lower}, upper {upper}
    </Chip>
  )
}

function Strip({ view, about, fromMs }: Pick<SideProps, 'view' | 'fromMs'> & { readonly about: SubjectRef | null }) {
  const service = view.world.services.get(shownService(about, view) ?? '')
  return service === undefined ? null : <DeploymentStrip originMs={0} {...{ view, service, fromMs }} />
}

function verdictOf(command: AskedAct | null, about: SubjectRef | null, view: BranchView): string {
  if (command !== null) return sentenceOf(askedWords(command))
  if (about === null) return 'before the first decision'
  const head = SUBJECTS[about.kind].head(about.id, scopeOf(view))
  return head === null ? '' : sentenceOf(head)
}

function sentenceOf({ verdict, sentence }: Pick<SubjectWords, 'verdict' | 'sentence'>): string {
  return `${verdict}. ${sentence}`
}
