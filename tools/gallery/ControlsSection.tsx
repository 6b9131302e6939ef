import { Copy, GitBranch, Monitor, Play, SkipBack, SkipForward, StepBack } from 'lucide-react'
import { useState } from 'react'
import { BarRow } from '../../src/ui/shared/BarRow.tsx'
import { Button } from '../../src/ui/shared/Button.tsx'
import { Chip } from '../../src/ui/shared/Chip.tsx'
import { IconButton } from '../../src/ui/shared/IconButton.tsx'
import { RevisionSwatch } from '../../src/ui/shared/RevisionSwatch.tsx'
import { Segmented } from '../../src/ui/shared/Segmented.tsx'
import { Select } from '../../src/ui/shared/Select.tsx'
import { Stepper } from '../../src/ui/shared/Stepper.tsx'
import { Textarea, TextField } from '../../src/ui/shared/TextField.tsx'
import { SettingsSample } from './SettingsSample.tsx'
import { Toggle } from '../../src/ui/shared/Toggle.tsx'

export function ControlsSection() {
  return (
    <section className="gallery__columns">
      <div className="gallery__settings">
        <SettingsSample />
      </div>
      <ButtonsBlock />
      <AnswerBlock />
      <FieldsBlock />
    </section>
  )
}

function ButtonsBlock() {
  const [speed, setSpeed] = useState('4')
  const [isOn, setOn] = useState(true)
  const speeds = ['0.25', '1', '4', '16', '60', '600'].map((value) => ({ value, label: `${value}×` }))
  return (
    <div className="gallery__block">
      <div className="gallery__row">
        <IconButton label="Back to the start" kbd="Home" icon={<SkipBack />} />
        <IconButton label="Previous decision" kbd="ArrowLeft" icon={<StepBack />} />
        <Button variant="filled" icon={<Play fill="currentColor" />}>
          Play
        </Button>
        <Button iconAfter={<SkipForward />}>Next decision</Button>
        <Select label="Speed" isLabelHidden variant="quiet" options={speeds} value={speed} onChange={setSpeed} />
      </div>
      <div className="gallery__row">
        <span className="type-small tone-3">Saved</span>
        <Button variant="quiet" icon={<Copy />}>
          Copy link
        </Button>
        <Button icon={<Monitor />}>Present</Button>
        <Chip icon={<GitBranch />} onPress={() => undefined}>
          main
        </Chip>
      </div>
      <div className="gallery__row">
        <Button variant="filled" size="touch">
          Predict the next step
        </Button>
        <Button size="touch" kbd="Enter">
          Next question
        </Button>
      </div>
      <div className="gallery__row">
        <Button variant="filled" isDisabled>
          Disabled
        </Button>
        <Button isDisabled>Disabled</Button>
        <Button variant="quiet" isDisabled>
          Disabled
        </Button>
        <Button tone="trouble">Delete</Button>
        <Button tone="trouble" variant="filled">
          Delete the lab
        </Button>
      </div>
      <div className="gallery__row">
        <Chip>lower 2, upper 4</Chip>
        <Chip tone="trouble">agent lost</Chip>
        <Chip tone="clear">ECS, here</Chip>
        <Chip tone="ink">DRAINING</Chip>
      </div>
      <Select
        label="Instance type"
        options={[{ value: 'm5', label: 'm5.large', detail: '2 vCPU, 8 GiB' }]}
        value="m5"
        onChange={() => undefined}
      />
      <Toggle isOn={isOn} onChange={setOn}>
        Ask before each decision
      </Toggle>
      <BarRow label="A guess" value={4} max={11} figure="4 of 11" />
      <BarRow label="Sure" value={9} max={14} figure="9 of 14" tone="ink" />
      <BarRow label="A" value={124} max={130} figure="124 %" tone="trouble" />
    </div>
  )
}

function AnswerBlock() {
  const [old, setOld] = useState(2)
  const [sure, setSure] = useState<'guess' | 'fairly' | 'sure'>('fairly')
  return (
    <div className="gallery__block">
      <h2>What are the next counts?</h2>
      <div className="gallery__columns" style={{ gridTemplateColumns: '1fr 1fr', gap: 12 }}>
        <Stepper
          label="old"
          labelIcon={<RevisionSwatch order={1} />}
          labelDetail="web:7"
          layout="stacked"
          value={old}
          onChange={setOld}
        />
        <Stepper
          label="new"
          labelIcon={<RevisionSwatch order={2} />}
          labelDetail="web:8"
          layout="stacked"
          value={2}
          onChange={setOld}
        />
      </div>
      <Segmented
        label="How sure are you?"
        labelDetail="locked with your answer"
        options={[
          { value: 'guess', label: 'A guess' },
          { value: 'fairly', label: 'Fairly sure' },
          { value: 'sure', label: 'Sure' },
        ]}
        value={sure}
        onChange={setSure}
      />
      <div className="gallery__row">
        <Button variant="filled" size="touch">
          Lock in 2+2
        </Button>
        <Button variant="quiet" size="touch">
          Skip
        </Button>
      </div>
    </div>
  )
}

function FieldsBlock() {
  const [name, setName] = useState('i-0b7e')
  const [json, setJson] = useState('{\n  "family": "web",\n  "cpu": "256",\n  "memory": "4096"\n}')
  return (
    <div className="gallery__block">
      <TextField
        label="Find a task or instance"
        value={name}
        onChange={setName}
        isMono
        help="A part of its id is enough"
      />
      <Textarea
        label="Task definition"
        value={json}
        onChange={setJson}
        isMono
        rows={5}
        refusal={{ name: 'ClientException', change: '256 CPU takes 512, 1024 or 2048 MiB on Fargate' }}
      />
    </div>
  )
}
