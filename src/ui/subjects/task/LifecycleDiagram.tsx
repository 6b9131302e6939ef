import type { TaskStep } from '../../../model/world/task/taskSteps.ts'
import { useSize } from '../../kit/useSize.ts'
import { lifecycleLayout, type StepBox } from './lifecycleLayout.ts'
import './LifecycleDiagram.css'

export interface LifecycleDiagramProps {
  /** How many of the tasks in question are in each step now. One task lights one step. */
  readonly lit: ReadonlyMap<TaskStep, number>
  /** Steps that lie behind; drawn firmer than those that may come. */
  readonly passed?: ReadonlySet<TaskStep>
}

/** The task's lifecycle as the machine has it: the notes' four phases, inside them each step with its lastStatus. */
export function LifecycleDiagram({ lit, passed = new Set() }: LifecycleDiagramProps) {
  const [box, { width }] = useSize()
  const layout = lifecycleLayout(width)
  const spoken = [...lit].filter(([, count]) => count > 0).map(([step, count]) => `${String(count)} in ${step}`)
  return (
    <div className="lifecycle" ref={box}>
      {width > 0 && (
        <svg
          width={layout.width}
          height={layout.height}
          role="img"
          aria-label={`Lifecycle of a task. ${spoken.length === 0 ? 'No task.' : `Now: ${spoken.join(', ')}.`}`}
        >
          {layout.phases.map(({ phase, nameX, nameAnchor, ...place }) => (
            <g key={phase}>
              <rect className="lifecycle__phase" {...place} rx={4} />
              <text className="lifecycle__phase-name" x={nameX} y={place.y + 16} textAnchor={nameAnchor}>
                {phase}
              </text>
            </g>
          ))}
          {layout.edges.map((edge) => (
            <path
              key={edge.key}
              className="lifecycle__edge"
              data-passed={(passed.has(edge.from) && passed.has(edge.to)) || undefined}
              d={edge.path}
            />
          ))}
          {layout.steps.map((step) => (
            <Step
              key={step.step}
              box={step}
              count={lit.get(step.step) ?? 0}
              isPassed={passed.has(step.step)}
              isCounted={lit.size > 1 || sum(lit) > 1}
            />
          ))}
        </svg>
      )}
    </div>
  )
}

interface StepProps {
  readonly box: StepBox
  readonly count: number
  readonly isPassed: boolean
  readonly isCounted: boolean
}

function Step({ box, count, isPassed, isCounted }: StepProps) {
  const { x, y, width, height, label, lastStatus } = box
  const middle = x + width / 2
  return (
    <g className="lifecycle__step" data-lit={count > 0 || undefined} data-passed={isPassed || undefined}>
      <rect {...{ x, y, width, height }} rx={3} />
      <text
        className="lifecycle__label"
        x={middle}
        y={y + 17}
        textLength={fitted(label, width, 6.2)}
        lengthAdjust="spacingAndGlyphs"
      >
        {label}
      </text>
      <text
        className="lifecycle__status"
        x={middle}
        y={y + 32}
        textLength={fitted(lastStatus, width, 6.9)}
        lengthAdjust="spacingAndGlyphs"
      >
        {lastStatus}
      </text>
      {isCounted && count > 0 && (
        <text className="lifecycle__count" x={x + width} y={y - 3}>
          {count}
        </text>
      )}
    </g>
  )
}

/** The longest names are drawn narrower rather than cut; all others keep their own width. */
function fitted(text: string, width: number, letter: number): number | undefined {
  const room = width - 8
  return text.length * letter > room ? room : undefined
}

function sum(lit: ReadonlyMap<TaskStep, number>): number {
  let total = 0
  for (const count of lit.values()) total += count
  return total
}
