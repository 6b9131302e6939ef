import { Copy, GitBranch, Monitor, Play, SkipBack, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '../../src/ui/shared/Banner.tsx'
import { BarRow } from '../../src/ui/shared/BarRow.tsx'
import { Button } from '../../src/ui/shared/Button.tsx'
import { Chip } from '../../src/ui/shared/Chip.tsx'
import { IconButton } from '../../src/ui/shared/IconButton.tsx'
import { Kbd } from '../../src/ui/shared/Kbd.tsx'
import { ProgressBar } from '../../src/ui/shared/ProgressBar.tsx'
import { Select } from '../../src/ui/shared/Select.tsx'
import { TaskGlyph } from '../../src/ui/shared/TaskGlyph.tsx'
import { HeaderSlot, PhoneTitle } from '../../src/ui/shell/HeaderSlot.tsx'
import { PresenterLayout } from '../../src/ui/shell/PresenterLayout.tsx'
import { useShortcuts } from '../../src/ui/shell/useShortcuts.ts'
import { WorkbenchLayout } from '../../src/ui/shell/WorkbenchLayout.tsx'
import { SettingsSample } from './SettingsSample.tsx'

/** The demo's frame, filled with samples. */
export function WorkbenchSample() {
  const [plays, setPlays] = useState(0)
  useShortcuts('Time', [
    { keys: 'Space', label: 'Play or pause', run: () => setPlays((count) => count + 1) },
    { keys: 'u', label: 'Undo', run: () => setPlays((count) => count - 1) },
  ])
  return (
    <>
      <HeaderSlot place="context">
        Black Friday rehearsal <Chip icon={<GitBranch />}>main</Chip>
      </HeaderSlot>
      <HeaderSlot place="actions">
        <span>Saved</span>
        <Button variant="quiet" icon={<Copy />}>
          Copy link
        </Button>
        <Button icon={<Monitor />}>Present</Button>
      </HeaderSlot>
      <PhoneTitle title="Four tasks, 100 / 150" subtitle="Rolling updates, step 3 of 5" backTo="/" />
      <Banner kind="recovered">The model stopped and was rebuilt from 214 commands. Nothing is lost.</Banner>
      <WorkbenchLayout
        top={<ProgressBar label="Step 3 of 5" total={5} done={3} />}
        left={<SettingsSample />}
        leftLabel="Settings"
        stage={<div className="gallery__floor yard-floor">pressed {plays}</div>}
        middle={<div className="gallery__strip">The rolling update in five counts</div>}
        dock={<DockSample />}
        inspector={<InspectorSample />}
      />
    </>
  )
}

function DockSample() {
  const [speed, setSpeed] = useState('4')
  const speeds = ['0.25', '1', '4', '16', '60', '600'].map((value) => ({ value, label: `${value}×` }))
  return (
    <>
      <div className="gallery__transport">
        <div className="gallery__gutter">
          <span className="type-time">00:00:38</span>
        </div>
        <IconButton label="Back to the start" kbd="Home" icon={<SkipBack />} />
        <Button variant="filled" icon={<Play fill="currentColor" />}>
          Play
        </Button>
        <Button iconAfter={<SkipForward />}>Next decision</Button>
        <Select label="Speed" isLabelHidden variant="quiet" options={speeds} value={speed} onChange={setSpeed} />
      </div>
      <div className="gallery__tracks">
        <div className="gallery__gutter type-h3">Decisions</div>
        <div>tracks</div>
      </div>
    </>
  )
}

function InspectorSample() {
  return (
    <>
      <p className="type-small tone-3">Decision 3, at 00:00:13</p>
      <h1>ECS waits 15 s</h1>
      <p className="tone-2">Both web:8 tasks are RUNNING. Neither counts as healthy yet, so both limits hold.</p>
      <div className="gallery__row">
        <TaskGlyph look="runningHealthy" order={1} width={44} height={30} />
        <TaskGlyph look="runningNotHealthy" order={2} width={44} height={30} />
        <TaskGlyph look="predicted" order={2} width={44} height={30} />
      </div>
    </>
  )
}

/** The beamer's frame, filled with samples. */
export function PresenterSample() {
  return (
    <PresenterLayout
      title="Four tasks, min 50 %, max 100 %"
      clock="00:00:38"
      stage="stage"
      strip="strip"
      side={
        <>
          <h2>ECS waits 15 s</h2>
          <BarRow label="0+2" value={11} max={15} figure="11" tone="ink" />
        </>
      }
      footStart={<b>Step 3 of 5</b>}
      footEnd={
        <>
          <span>
            <Kbd>PageDown</Kbd> next decision
          </span>
          <span>
            <Kbd>b</Kbd> blank
          </span>
        </>
      }
    />
  )
}
