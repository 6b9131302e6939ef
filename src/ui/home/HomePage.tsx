import { Suspense, type ReactNode } from 'react'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { lazyPart } from '../parts/lazyPart.ts'
import { Disclaimer } from '../shell/Disclaimer.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { HeroDemo } from './HeroDemo.tsx'
import './HomePage.css'

// Below the fold, and it runs the model for its pictures.
const ScenarioTopics = lazyPart(() => import('../topics/ScenarioTopics.tsx').then((module) => module.ScenarioTopics))

/** The first page: a rolling update that plays, a first prediction, and the ways in. */
export function HomePage() {
  const session = useNewLabSession()
  return (
    <div className="home">
      <section className="home__hero">
        <div className="home__words">
          <h1 className="type-hero">
            Watch ECS
            <br />
            decide.
          </h1>
          <p className="home__lead">
            A working model of ECS and Fargate in your browser. Change a setting, predict what happens, see it happen,
            read why.
          </p>
          <div className="home__acts">
            <ButtonLink
              to="/scenarios/$scenarioId"
              params={{ scenarioId: 'notes-scenario-2' }}
              variant="filled"
              size="touch"
            >
              Predict the next step
            </ButtonLink>
            <ButtonLink to="/lab" size="touch">
              Open an empty lab
            </ButtonLink>
          </div>
          <Disclaimer />
        </div>
        <LabSessionContext value={session}>
          <HeroDemo />
        </LabSessionContext>
      </section>
      <section className="home__ways" aria-label="Ways in">
        <Way title="Rolling-update demo" line="Five presets, sliders, comparison" note="for a class or for yourself">
          <ButtonLink to="/rolling" variant="filled">
            Open
          </ButtonLink>
        </Way>
        <Way
          title="Three scenarios"
          line="Predict, observe, explain"
          note="the notes' two and the pair that never rolls"
        >
          <ButtonLink to="/scenarios">Start</ButtonLink>
        </Way>
        <Way title="Your own task definition" line="Open JSON as you have it" note="and deploy it on EC2 or Fargate">
          <ButtonLink to="/lab">Open the lab</ButtonLink>
        </Way>
      </section>
      <section className="home__topics" aria-label="Scenarios">
        <Suspense>
          <ScenarioTopics />
        </Suspense>
      </section>
    </div>
  )
}

interface WayProps {
  readonly title: string
  readonly line: string
  readonly note: string
  readonly children: ReactNode
}

function Way({ title, line, note, children }: WayProps) {
  return (
    <div className="home__way">
      <div>
        <h2 className="type-h2">{title}</h2>
        <p>{line}</p>
        <p className="type-small tone-3">{note}</p>
      </div>
      {children}
    </div>
  )
}
