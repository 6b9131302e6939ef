import { Copy, Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { counted } from '../../../look/numbers.ts'
import { clockText } from '../../../look/time.ts'
import { matchesPattern, parsePattern } from '../../../model/world/logs/filterPattern.ts'
import { eventsOf } from '../../../model/world/logs/keptEvents.ts'
import type { LogEvent, LogStream } from '../../../model/world/logs/logGroup.ts'
import type { World } from '../../../model/world/world.ts'
import { saveText } from '../../../session/files.ts'
import { Button } from '../../kit/Button.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { lineText } from '../../words/logs/logWords.ts'
import './logs.css'

interface LogViewerProps {
  readonly world: World
  /** What is read, as `log of main`. */
  readonly label: string
  readonly streams: readonly LogStream[]
  readonly originMs: number
}

interface Line {
  readonly stream: LogStream
  readonly event: LogEvent
}

/** Lines of one stream or of several by time, found by a filter pattern. It keeps to the newest while it follows. */
export function LogViewer({ world, label, streams, originMs }: LogViewerProps) {
  const [pattern, setPattern] = useState('')
  const [isFollowing, setFollowing] = useState(true)
  const lines = linesOf(world, streams)
  const parsed = parsePattern(pattern)
  const shown = 'problem' in parsed ? lines : lines.filter(({ event }) => matchesPattern(parsed.pattern, event.message))
  const text = shown.map(({ event }) => lineText(event, originMs)).join('\n')
  return (
    <div className="log-viewer">
      <TextField
        label={`Filter the ${label}`}
        isMono
        type="search"
        value={pattern}
        onChange={setPattern}
        placeholder={'ERROR -"health check"'}
        refusal={
          'problem' in parsed ? { name: 'InvalidParameterException', change: `${parsed.problem}. ${HELP}` } : null
        }
      />
      <div className="log-viewer__head">
        <span role="status">{countText(shown.length, lines.length)}</span>
        <Toggle isOn={isFollowing} onChange={setFollowing}>
          Follow
        </Toggle>
        <CopyButton text={text} />
        <IconButton
          label="Save the lines as a file"
          icon={<Download aria-hidden="true" />}
          onPress={() => saveText('log.txt', `${text}\n`)}
        />
      </div>
      <Lines {...{ label, shown, originMs, isFollowing }} hasNames={streams.length > 1} />
    </div>
  )
}

const HELP = 'Words have to be in the line, -words must not, ?words any of them. Put other characters into "quotes".'

function countText(shown: number, all: number): string {
  return shown === all ? counted(all, 'line') : `${String(shown)} of ${counted(all, 'line')}`
}

function linesOf(world: World, streams: readonly LogStream[]): readonly Line[] {
  return streams
    .flatMap((stream) => eventsOf(world, stream).map((event): Line => ({ stream, event })))
    .sort((one, other) => one.event.atMs - other.event.atMs)
}

interface LinesProps {
  readonly label: string
  readonly shown: readonly Line[]
  readonly hasNames: boolean
  readonly originMs: number
  readonly isFollowing: boolean
}

function Lines({ label, shown, hasNames, originMs, isFollowing }: LinesProps) {
  const box = useRef<HTMLOListElement>(null)
  const last = shown.at(-1)?.event
  useEffect(() => {
    const { current } = box
    if (isFollowing && current !== null) current.scrollTop = current.scrollHeight
  }, [isFollowing, last])
  if (shown.length === 0) return <p className="inspector__text">No line matches.</p>
  return (
    <ol className="log-viewer__lines" ref={box} tabIndex={0} aria-label={`Lines of the ${label}`}>
      {shown.map(({ stream, event }) => (
        <li key={`${stream.name} ${String(event.number)}`} data-level={levelOf(event.message)}>
          <time>{clockText(event.atMs - originMs)}</time>
          <span>
            {hasNames && <i title={stream.name}>{shortStream(stream.name)}</i>}
            {visibleText(event.message)}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** `app/main/3f2a…` of a task's stream. */
function shortStream(name: string): string {
  return visibleText(name).replace(/[0-9a-f]{32,64}$/, (id) => id.slice(0, 4))
}

function levelOf(message: string): 'error' | 'warn' | undefined {
  if (/\b(ERROR|FATAL)\b/.test(message)) return 'error'
  return /\bWARN\b/.test(message) ? 'warn' : undefined
}

function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  }
  return (
    <Button variant="quiet" icon={<Copy aria-hidden="true" />} onPress={copy}>
      {copied === 'yes' ? 'Copied' : copied === 'refused' ? 'Not allowed' : 'Copy'}
    </Button>
  )
}
