import { containerVisualOf } from '../../../look/containerLook.ts'
import { TASK_LOOKS, type TaskVisual } from '../../../look/taskLook.ts'
import { ForeignText } from '../../kit/ForeignText.tsx'
import {
  containerStateWords,
  hasFailed,
  healthWords,
  waitsWords,
  withoutHealth,
  type KnownContainer,
} from '../../words/container/containerWords.ts'
import { glyphLook, type GlyphLook } from '../task/glyphLook.ts'
import { TaskBody } from '../task/TaskBody.tsx'
import { TaskSignMark } from '../task/TaskSignMark.tsx'
import { tileShape } from '../task/tileShape.ts'
import { MemoryPosts } from './MemoryPosts.tsx'
import '../task/TaskGlyph.css'
import './ContainerBlock.css'

interface ContainerBlockProps {
  readonly known: KnownContainer
  readonly all: readonly KnownContainer[]
  readonly size: { readonly width: number; readonly height: number }
  readonly usedMib: number | null
}

/** From these heights, CSS pixels, there is room for more lines, and for its memory. */
const WITH_HEALTH = 136
const WITH_MEMORY = 100

/** A container in an open task, drawn as a task is: body, outline, sign; castings where it is essential. */
export function ContainerBlock({ known, all, size, usedMib }: ContainerBlockProps) {
  const { state, container } = known
  const visual = lookOf(known)
  const waits = waitsWords(known, all)
  const { exitCode } = state
  const isTall = size.height >= WITH_HEALTH
  return (
    <div className="container-block" data-look={visual} data-voice={TASK_LOOKS[visual].voice}>
      <BlockBody visual={visual} isEssential={container.essential} {...size} />
      {exitCode !== null && (
        <span className="container-block__exit" aria-hidden="true">
          {exitCode}
        </span>
      )}
      <div className="container-block__words">
        <b>
          <ForeignText>{state.name}</ForeignText>
        </b>
        <code>
          <ForeignText>{container.image}</ForeignText>
        </code>
        <State known={known} isTall={isTall} />
        {waits !== '' && <span>{waits}</span>}
        {waits === '' && isTall && <span>{healthWords(known)}</span>}
        <span className="visually-hidden">{container.essential ? 'essential' : 'not essential'}</span>
      </div>
      {size.height >= WITH_MEMORY && <MemoryPosts container={container} usedMib={usedMib} />}
    </div>
  )
}

/** Of one that has stopped the exit code stands in its corner. */
function State({ known: { state }, isTall }: { readonly known: KnownContainer; readonly isTall: boolean }) {
  const words = containerStateWords(isTall ? withoutHealth(state) : state)
  const { lastStatus } = state
  if (lastStatus !== 'STOPPED') return <span className="container-block__state">{words}</span>
  return (
    <span>
      {lastStatus}
      <span className="visually-hidden">{words.slice(lastStatus.length)}</span>
    </span>
  )
}

/** The state of a task that looks as a container does. */
function lookOf({ state }: KnownContainer): TaskVisual {
  switch (containerVisualOf(state)) {
    case 'waiting':
      return 'waiting'
    case 'running':
      return 'healthy'
    case 'unhealthy':
      return 'unhealthy'
    case 'stopped':
      return hasFailed(state) ? 'failed' : 'stopped'
  }
}

interface BlockBodyProps {
  readonly visual: TaskVisual
  readonly isEssential: boolean
  readonly width: number
  readonly height: number
}

const CASTING = 7

function BlockBody({ visual, isEssential, width, height }: BlockBodyProps) {
  const shape = tileShape({ width, height, stripes: 0, hasName: true })
  const look: GlyphLook = glyphLook(visual)
  const isSolid = look.body === 'solid'
  // What only solid tasks wear tells essential containers here, whatever their state.
  const plain: GlyphLook = isSolid ? { ...look, outline: 'thick' } : look
  const far = { x: width - CASTING, y: height - CASTING }
  const corners = [{ x: 0, y: 0 }, { x: far.x, y: 0 }, { x: 0, y: far.y }, far]
  return (
    <svg className="task-glyph" data-look={visual} width={width} height={height} aria-hidden="true">
      <TaskBody look={plain} shape={shape} progress={0} />
      {isEssential &&
        corners
          .filter(({ x, y }) => look.outline !== 'cut' || x === 0 || y > 0)
          .map(({ x, y }) => (
            <rect
              key={`${String(x)} ${String(y)}`}
              className="task-glyph__casting"
              {...{ x, y }}
              width={CASTING}
              height={CASTING}
            />
          ))}
      {look.sign !== null && look.outline !== 'cut' && visual !== 'stopped' && (
        <TaskSignMark sign={look.sign} x={width - 16} y={17} size={12} progress={0} />
      )}
    </svg>
  )
}
