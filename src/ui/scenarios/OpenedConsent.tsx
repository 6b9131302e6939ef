import { useNavigate } from '@tanstack/react-router'
import type { Scenario } from '../../lessons/scenario.ts'
import { topicTitle } from '../../lessons/topics.ts'
import { counted } from '../../look/numbers.ts'
import { OPENED_KEPT_MAX } from '../../session/scenarioProgress.ts'
import { Button } from '../kit/Button.tsx'
import { ButtonLink } from '../kit/ButtonLink.tsx'
import { Facts } from '../kit/Facts.tsx'
import { HeaderSlot, PhoneTitle } from '../shell/HeaderSlot.tsx'
import { PageFrame } from '../shell/PageFrame.tsx'
import { usePageTitle } from '../shell/pageTitle.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { IntroSayings } from './IntroPanel.tsx'
import { PanelHead } from '../player/PanelHead.tsx'
import '../player/ScenarioPanel.css'
import './OpenedConsent.css'

interface OpenedConsentProps {
  readonly scenario: Scenario
  /** `the link`, or a file's name. */
  readonly from: string
  readonly onStart: () => void
}

/** A scenario that was brought, before anything of it runs: what it says of itself, and that it is not of this site. */
export function OpenedConsent({ scenario, from, onStart }: OpenedConsentProps) {
  const { title, topic, minutes, kind, intro, summary, lab, beats } = scenario
  const navigate = useNavigate()
  usePageTitle(title)
  useShortcuts('Scenario', [
    { keys: 'Enter', label: 'Start', run: onStart },
    { keys: 'Escape', label: 'Leave', run: () => void navigate({ to: '/scenarios' }) },
  ])
  const asked = kind === 'fixit' ? 'a broken lab to mend' : 'a story to predict'
  return (
    <PageFrame>
      <PhoneTitle title={title} subtitle={`from ${from}`} backTo="/scenarios" />
      <HeaderSlot place="context">{title}</HeaderSlot>
      <article className="opened-consent">
        <PanelHead topic={topicTitle(topic)} stepText={`about ${String(minutes)} min`} title={title}>
          <p className="tone-2">{intro.situation}</p>
        </PanelHead>
        <p>{summary}</p>
        <IntroSayings intro={intro} />
        <Facts
          details={[
            { label: 'From', value: from },
            { label: 'What it is', value: `${asked}, ${counted(beats.length, 'step')}` },
            { label: 'Its lab', value: `${counted(lab.commands.length, 'command')}, seed ${String(lab.seed)}` },
          ]}
        />
        <p className="tone-2">
          It is not part of Taskyard: what it says is its author’s. Nothing of it has run. Your answers stay in this
          browser, apart from those to Taskyard’s own scenarios, for the last {OPENED_KEPT_MAX} that you play.
        </p>
        <div className="opened-consent__actions">
          <Button variant="filled" size="touch" kbd="Enter" onPress={onStart}>
            Start
          </Button>
          <ButtonLink to="/scenarios" variant="quiet" size="touch">
            Leave it
          </ButtonLink>
        </div>
      </article>
    </PageFrame>
  )
}
