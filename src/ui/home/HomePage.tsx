import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { lazyPart } from '../parts/lazyPart.ts'
import { Disclaimer } from '../shell/Disclaimer.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { Hero } from './Hero.tsx'
import { NOTES_PLACE } from '../topics/notesPlace.ts'
import { LabButton } from './LabButton.tsx'
import './HomePage.css'

// What was saved is found out while the page stands: most visitors have nothing.
const LabLink = lazyPart(() => import('./LabLink.tsx').then((module) => module.LabLink))

// What was begun and what is due stands in this browser's storage.
const HomeWays = lazyPart(() => import('./HomeWays.tsx').then((module) => module.HomeWays))

// Below the fold, and it runs the model for its pictures.
const ScenarioTopics = lazyPart(() => import('../topics/ScenarioTopics.tsx').then((module) => module.ScenarioTopics))

const FIRST_SCENARIO = 'notes-scenario-1'

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
            A working model of Amazon ECS and Fargate in your browser. Change a setting, predict what happens, see it
            happen, read why.
          </p>
          <p className="tone-2">
            For the AWS Developer and Solutions Architect Associate exams, for those who teach them, and for anyone who
            runs ECS. No account, nothing to install, nothing costs money.
          </p>
          <div className="home__acts">
            <ButtonLink
              to="/scenarios/$scenarioId"
              params={{ scenarioId: FIRST_SCENARIO }}
              variant="filled"
              size="touch"
            >
              Begin the first scenario
            </ButtonLink>
            <Suspense fallback={<LabButton>Open the lab</LabButton>}>
              <LabLink />
            </Suspense>
          </div>
          <p className="home__demos">
            To show a class: <Link to="/deployments">deployments of every kind, side by side</Link> and{' '}
            <Link to="/scaling">auto scaling under a load that you draw</Link>. To learn by course notes:{' '}
            <Link to="/scenarios" hash={NOTES_PLACE}>
              each of their headings, and where it is learned
            </Link>
            .
          </p>
          <Disclaimer />
        </div>
        <LabSessionContext value={session}>
          <Hero />
        </LabSessionContext>
      </section>
      <Suspense fallback={<div className="home__ways home__ways--awaited" />}>
        <HomeWays />
      </Suspense>
      <section className="home__topics" aria-label="Scenarios">
        <Suspense>
          <ScenarioTopics />
        </Suspense>
      </section>
    </div>
  )
}
