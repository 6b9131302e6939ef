import { useEffect } from 'react'
import { visibleJson } from '../../base/foreignText.ts'
import type { FixTypes } from '../../lessons/questions/goal.ts'
import { counted } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import type { Command } from '../../model/api/command.ts'
import { useLab } from '../../session/labContext.ts'
import { actName } from '../acts/act.ts'
import { Disclosure } from '../kit/Disclosure.tsx'
import { useStable } from '../kit/useStable.ts'
import { Refused } from './AskField.tsx'
import { GoalList } from './GoalList.tsx'
import { conditionsOf, measureText, ownCommands } from './goalWords.ts'
import type { AskProps } from './questionView.ts'
import '../acts/acts.css'
import './stageViews.css'

const NO_LOG: readonly Command[] = []

/** The goal and what was done for it so far. One acts in the lab itself: the answer is what its log says. */
export function AskFix({ question, scenario, answer, onAnswer }: AskProps<FixTypes>) {
  const { attempts, par, withinMs } = question
  const log = useLab(({ lab }) => lab.branches.find(({ id }) => id === lab.activeBranchId)?.log) ?? NO_LOG
  const own = ownCommands(log, question, scenario.lab.commands)
  const tell = useStable(onAnswer)
  const told = answer?.commands ?? NO_LOG
  const isTold = told.length === own.length && own.every((one, index) => one === told[index])
  useEffect(() => {
    if (!isTold) tell({ commands: own })
  })
  return (
    <>
      <GoalList
        title={attempts.length === 0 ? 'Goal, as it stands' : 'Goal, at your last check'}
        conditions={conditionsOf(question)}
        withinMs={withinMs}
        originMs={scenario.fromMs}
      />
      <Refused question={question} />
      <p className="type-small tone-2">Par: {measureText(par.commands, par.lowestHealthy)}.</p>
      <CommandList
        title={own.length === 0 ? 'Your commands' : `Your ${counted(own.length, 'command')}`}
        commands={own}
        originMs={scenario.fromMs}
      />
    </>
  )
}

interface CommandListProps {
  readonly title: string
  readonly commands: readonly Command[]
  readonly originMs: number
  /** Their inputs are shown at once. */
  readonly isOpen?: boolean
}

/** Commands with their times, oldest first; each opens to its input. */
export function CommandList({ title, commands, originMs, isOpen = false }: CommandListProps) {
  return (
    <section className="command-list">
      <h2 className="type-h3" aria-live="polite">
        {title}
      </h2>
      {commands.length === 0 ? (
        <p className="type-small tone-2">None yet. Choose something on the stage, or act on the yard.</p>
      ) : (
        <ol>
          {commands.map((one, index) => (
            <li key={index}>
              <Disclosure
                title={<code>{actName(one)}</code>}
                detail={clockText(one.atMs - originMs)}
                isOpenAtFirst={isOpen}
              >
                <pre className="lab-json">{visibleJson(JSON.stringify(one.input, null, 2))}</pre>
              </Disclosure>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
