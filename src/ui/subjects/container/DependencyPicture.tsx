import { visibleText } from '../../../base/foreignText.ts'
import { elidedName } from '../../../look/names.ts'
import { unmetOf, type KnownContainer } from '../../words/container/containerWords.ts'
import { containerPicture, type DependencyArrow } from './containerLayout.ts'
import './DependencyPicture.css'

const MEASURES = { width: 300, height: 26, widthMin: 58, heightMin: 24, heightMax: 26, gapX: 60, gapY: 8 } as const
/** So many letters have room in the narrowest box. */
const LETTERS = 7

/** What waits for what, small; nothing where no container waits for another. */
export function DependencyPicture({ all }: { readonly all: readonly KnownContainer[] }) {
  if (all.every(({ container }) => (container.dependsOn ?? []).length === 0)) return null
  // As wide each as its name needs, whatever its CPU.
  const alike = all.map(({ container }) => ({ ...container, cpuUnits: 0 }))
  const { boxes, arrows, width, height } = containerPicture(alike, MEASURES)
  const spoken = arrows.map(
    ({ from, to, condition }) => `${visibleText(to)} waits for ${visibleText(from)}: ${condition}`,
  )
  return (
    // A keyboard scrolls what does not fit.
    <div className="dependencies" tabIndex={0} role="group" aria-label="What waits for what">
      <svg
        width={width + 2}
        height={height + 4}
        viewBox={`-1 -2 ${String(width + 2)} ${String(height + 4)}`}
        role="img"
        aria-label={spoken.join('. ')}
      >
        <Arrows arrows={arrows} all={all} />
        {boxes.map((box) => (
          <g key={box.name}>
            <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={2} />
            <text x={box.x + 8} y={box.y + box.height / 2 + 4}>
              {elidedName(
                visibleText(box.name),
                LETTERS + Math.max(0, Math.floor((box.width - MEASURES.widthMin) / 7)),
              )}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

interface ArrowsProps {
  readonly arrows: readonly DependencyArrow[]
  readonly all: readonly KnownContainer[]
}

/** Whole where the condition is met, broken while it is waited for. */
export function Arrows({ arrows, all }: ArrowsProps) {
  const waits = new Set(
    all.flatMap((one) =>
      unmetOf(one, all).map(({ containerName, condition }) => `${containerName} ${one.state.name} ${condition}`),
    ),
  )
  return arrows.map(({ key, path, condition, x, y }) => (
    <g key={key} data-met={!waits.has(key)}>
      <path d={path} />
      <ArrowHead path={path} />
      <text className="arrow-word" x={x} y={y + 3}>
        {condition}
      </text>
    </g>
  ))
}

/** At the end of a path, which is a line to the right. */
function ArrowHead({ path }: { readonly path: string }) {
  const [, y = '0', x = '0'] = /V([\d.-]+)H([\d.-]+)$/.exec(path) ?? []
  const tip = Number(x) + 2
  return <path className="arrow-head" d={`M${String(tip)} ${y}l-6 -3.5v7Z`} />
}
