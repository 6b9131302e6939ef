import type { ReactNode } from 'react'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { Chip } from '../kit/Chip.tsx'
import type { RollingRun } from '../strip/rollingRun.ts'
import { decisionWords } from '../subjects/decision/decisionViews.ts'
import { outageText } from '../words/deployment/outage.ts'
import { OutageLine } from './OutageLine.tsx'
import './CompareHead.css'

interface CompareHeadProps {
  readonly name: 'A' | 'B'
  readonly run: RollingRun
  /** What can be changed, and at the far end what else there is to see. */
  readonly change?: ReactNode
  readonly more?: ReactNode
}

/** One side of a comparison: its letter, its percents, and what ECS decided there last, or that nothing runs. */
export function CompareHead({ name, run, change, more }: CompareHeadProps) {
  const { minimumHealthyPercent, maximumPercent } = run.service.deploymentConfiguration
  const { lower, upper } = run.moment.limits
  const isOutage = outageText(run.moment) !== null
  return (
    <header className="compare-head" data-side={name}>
      <span className="compare-head__badge">{name}</span>
      <h2 className="compare-head__percents">
        <b>{minimumHealthyPercent}</b> min % <b>{maximumPercent}</b> max %
      </h2>
      {!isOutage && (
        <Chip>
          lower {lower}, upper {upper}
        </Chip>
      )}
      {change}
      <div className="compare-head__verdict">{isOutage ? <OutageLine run={run} /> : verdictOf(run)}</div>
      {more}
    </header>
  )
}

function verdictOf({ decision, view }: RollingRun): string {
  if (decision === undefined) return 'before the first decision'
  return decisionWords(decision, { ...view.world, originMs: DEMO_ORIGIN_MS }).verdict
}
