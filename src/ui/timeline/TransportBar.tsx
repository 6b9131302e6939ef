import { GitBranch, SkipBack, SkipForward, StepBack } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { SPEEDS } from '../../session/playbackMachine.ts'
import { Button } from '../kit/Button.tsx'
import { PlayButton } from '../kit/PlayButton.tsx'
import { Chip } from '../kit/Chip.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { Select } from '../kit/Select.tsx'
import { clockText } from '../../look/time.ts'
import './TransportBar.css'

export interface TransportBarProps {
  readonly nowMs: number
  /** What the page calls 00:00. */
  readonly originMs?: number
  readonly isPlaying: boolean
  readonly speed: number
  /** Beside the time: the branch, or what a comparison shares. */
  readonly branchName?: string
  readonly onBranch?: () => void
  readonly note?: ReactNode
  readonly canStepBack: boolean
  /** `decision 3 of 5`; left out when not known. */
  readonly step?: { readonly index: number; readonly count: number; readonly noun: string }
  /** Instead of the keyboard's hint. */
  readonly hint?: ReactNode
  /** At the far right: key, full screen. */
  readonly children?: ReactNode
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onToStart: () => void
  readonly onStepBack: () => void
  readonly onNextDecision: () => void
  readonly onSpeed: (speed: number) => void
}

/** Time, and what moves it. */
export function TransportBar(props: TransportBarProps) {
  const { nowMs, originMs = 0, isPlaying, speed, branchName, step } = props
  return (
    <div className="transport" role="group" aria-label="Time">
      <div className="transport__time">
        {/* A timer is not read out as it runs; an output would be, at every frame. */}
        <span className="transport__clock" role="timer">
          {clockText(nowMs - originMs)}
        </span>
        {branchName !== undefined && (
          <Chip icon={<GitBranch aria-hidden="true" />} {...(props.onBranch && { onPress: props.onBranch })}>
            {branchName}
          </Chip>
        )}
        {props.note !== undefined && <span className="transport__note">{props.note}</span>}
      </div>
      <TransportControls
        {...{ isPlaying, speed }}
        canStepBack={props.canStepBack}
        onPlay={props.onPlay}
        onPause={props.onPause}
        onToStart={props.onToStart}
        onStepBack={props.onStepBack}
        onNextDecision={props.onNextDecision}
        onSpeed={props.onSpeed}
      />
      {step !== undefined && (
        <span className="transport__step">
          {step.noun} {step.index} of {step.count}
        </span>
      )}
      <span className="transport__hint">{props.hint ?? <Hint isPlaying={isPlaying} />}</span>
      {props.children}
    </div>
  )
}

type ControlsProps = Pick<
  TransportBarProps,
  | 'isPlaying'
  | 'speed'
  | 'canStepBack'
  | 'onPlay'
  | 'onPause'
  | 'onToStart'
  | 'onStepBack'
  | 'onNextDecision'
  | 'onSpeed'
>

/** The buttons stay as they are while the clock beside them runs, if whoever uses them keeps the callbacks. */
const TransportControls = memo(function TransportControls({ isPlaying, speed, ...props }: ControlsProps) {
  return (
    <div className="transport__controls">
      <IconButton label="To the start" icon={<SkipBack />} onPress={props.onToStart} isDisabled={!props.canStepBack} />
      <IconButton
        label="Back one decision"
        kbd="ArrowLeft"
        icon={<StepBack />}
        onPress={props.onStepBack}
        isDisabled={!props.canStepBack}
      />
      <PlayButton variant="filled" isPlaying={isPlaying} onPress={isPlaying ? props.onPause : props.onPlay} />
      <Button iconAfter={<SkipForward aria-hidden="true" />} onPress={props.onNextDecision} aria-label="Next decision">
        Next<span className="transport__long"> decision</span>
      </Button>
      <Select
        label="Speed"
        isLabelHidden
        variant="quiet"
        options={SPEEDS.map((one) => ({ value: String(one), label: speedText(one) }))}
        value={String(speed)}
        onChange={(value) => props.onSpeed(Number(value))}
      />
    </div>
  )
})

function speedText(speed: number): string {
  return `${String(speed)}×`
}

function Hint({ isPlaying }: { readonly isPlaying: boolean }) {
  return (
    <>
      {isPlaying ? 'Playing. ' : 'Paused. '}
      <Kbd>Space</Kbd> {isPlaying ? 'pauses' : 'plays'}, <Kbd>ArrowLeft</Kbd> <Kbd>ArrowRight</Kbd> step by decision
    </>
  )
}
