import { ArrowLeft } from 'lucide-react'
import { memo, useRef } from 'react'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { BranchInspector } from '../inspector/BranchInspector.tsx'
import { chosen, ownInspected, type Selection } from '../inspector/selection.ts'
import { Button } from '../kit/Button.tsx'
import { Disclosure } from '../kit/Disclosure.tsx'
import { YardFold } from '../stage/YardFold.tsx'
import { DecidedQuestions } from '../subjects/deployment/DecidedQuestions.tsx'
import { sourceOf } from '../words/sources.ts'
import { axisText } from '../../look/time.ts'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { DemoVerdict } from './DemoVerdict.tsx'
import { NextCounts } from '../questions/NextCounts.tsx'
import './DemoWhy.css'

interface DemoWhyProps {
  readonly run: RollingRun
  /** What comes is hidden: it is asked for instead. */
  readonly asks?: boolean
  readonly selection: Selection | null
  readonly onSelect: (selection: Selection | null) => void
}

/** The demo's right panel: the decision, or what was chosen on the stage; under both the yard as a tree. */
export const DemoWhy = memo(function DemoWhy({ run, asks = false, selection, onSelect }: DemoWhyProps) {
  const panel = useRef<HTMLDivElement>(null)
  const about = ownInspected(selection, run.view)
  const goBack = (): void => {
    onSelect(null)
    // The button that had the focus is gone.
    panel.current?.focus()
  }
  return (
    <div className="demo-why" ref={panel} tabIndex={-1}>
      {about === null ? (
        <DemoDecision run={run} asks={asks} />
      ) : (
        <div className="demo-why__object">
          <Button variant="quiet" icon={<ArrowLeft aria-hidden="true" />} kbd="Escape" onPress={goBack}>
            Back to the decision
          </Button>
          <BranchInspector
            view={run.view}
            selection={about}
            originMs={DEMO_ORIGIN_MS}
            onSelect={(next) => onSelect(chosen(next, run.view.nowMs))}
          />
        </div>
      )}
      <YardFold view={run.view} selection={selection} onSelect={onSelect} />
    </div>
  )
})

/** The verdict first, then the two sums it follows from, then ECS's own sentences. */
function DemoDecision({ run, asks }: { readonly run: RollingRun; readonly asks: boolean }) {
  return (
    <div className="demo-why__decision">
      <DemoVerdict run={run} />
      {asks ? (
        <>
          <section>
            <NextCounts run={run} />
          </section>
          <Disclosure key={run.decisionNumber} title="The two sums, as a hint">
            <Questions run={run} />
          </Disclosure>
        </>
      ) : (
        <Questions run={run} canSwitch />
      )}
      <WhyRule run={run} />
      <ServiceEvents run={run} />
    </div>
  )
}

function Questions({ run, canSwitch = false }: { readonly run: RollingRun; readonly canSwitch?: boolean }) {
  return (
    <DecidedQuestions
      decision={run.decision}
      now={run.moment}
      originMs={DEMO_ORIGIN_MS}
      orderOf={orderIn(run.view.world)}
      ringProgress={run.ringProgress}
      canSwitch={canSwitch}
    />
  )
}

/** Where the rule is from; for a wait also why 40 s, which every learner asks once. */
function WhyRule({ run }: { readonly run: RollingRun }) {
  const { decision } = run
  if (decision === undefined) return null
  const { ruleId, source } = sourceOf(decision.rule)
  return (
    <section className="demo-why__rule">
      {decision.action === 'wait' && (
        <>
          <h3 className="type-h3">Why 40 s</h3>
          <p className="tone-2">
            Without a load balancer or a container health check, ECS counts a task as healthy once it has been RUNNING
            for 40 s.
          </p>
        </>
      )}
      <p className="type-small tone-3">
        Rule {ruleId} · source: {source}
      </p>
    </section>
  )
}

function ServiceEvents({ run }: { readonly run: RollingRun }) {
  const events = run.service.events.filter((one) => one.atMs >= DEMO_ORIGIN_MS).slice(0, 12)
  return (
    <section>
      <h3 className="type-h3">Service events</h3>
      {events.length === 0 ? (
        <p className="tone-3">None since the update was asked for.</p>
      ) : (
        <ol className="demo-why__events">
          {events.map((one) => (
            <li key={one.id}>
              <time>{axisText(one.atMs - DEMO_ORIGIN_MS)}</time>
              <span>{shortIds(one.message)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Ids in full are 32 digits; the first four are enough to follow a task on the stage. */
function shortIds(message: string): string {
  return message.replaceAll(/\(task ([0-9a-f]{4})[0-9a-f]{28}\)/g, '(task $1)')
}
