import type { World } from '../../../model/world/world.ts'
import { useLabDesk } from '../../acts/labDesk.ts'
import { Button } from '../../kit/Button.tsx'
import { brokenNow } from './brokenNow.ts'
import './BrokenList.css'

interface BrokenListProps {
  readonly world: World
  /** Who is to find out how to live with it is not offered to undo it. */
  readonly mayMend: boolean
}

/** What is broken, one line each with what mends it; nothing where nothing is. */
export function BrokenList({ world, mayMend }: BrokenListProps) {
  const { giveNow } = useLabDesk()
  const broken = brokenNow(world)
  if (broken.length === 0) return null
  return (
    <ul className="broken-list" aria-label="Broken now">
      {broken.map(({ key, text, mend }) => (
        <li key={key}>
          <span>{text}</span>
          {mayMend && mend !== null && (
            <Button aria-label={`Mend: ${text}`} onPress={() => giveNow(mend)}>
              Mend
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
