import type { ContainerDefinition } from '../../model/world/definition/taskDefinition.ts'
import type { Size } from '../kit/useSize.ts'
import { containerPicture, stackedPicture, type ContainerPicture } from '../subjects/container/containerLayout.ts'

/** Where an open task stands on its stage and what is in it, CSS pixels. */
export interface OpenTaskPlan {
  readonly frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly picture: ContainerPicture
}

const WIDTH = 560
const HEIGHT = 300
/** Of the stage around it. */
const MARGIN = 12
/** Left and right of the containers; and above and below, with head, a verdict of two lines, and foot. */
const PAD_X = 16
const AROUND_Y = 142
const OPEN = { widthMin: 120, heightMin: 104, heightMax: 178, gapX: 70, gapY: 8 } as const

/** About 560 × 300, larger where the containers need it and there is room; all of a phone's stage. */
export function openTaskPlan(
  containers: readonly ContainerDefinition[],
  { room, isWhole }: { readonly room: Size; readonly isWhole: boolean },
): OpenTaskPlan {
  const most = isWhole ? room : { width: room.width - 2 * MARGIN, height: room.height - 2 * MARGIN }
  const wanted = isWhole ? room : { width: Math.min(WIDTH, most.width), height: Math.min(HEIGHT, most.height) }
  const inner = { width: wanted.width - 2 * PAD_X, height: Math.max(0, wanted.height - AROUND_Y) }
  const across = containerPicture(containers, { ...OPEN, ...inner })
  // One below the other where not even all of the stage is wide enough.
  const isTooWide = across.width + 2 * PAD_X > most.width
  const picture = isTooWide ? stackedPicture(containers, { ...OPEN, ...inner, width: most.width - 2 * PAD_X }) : across
  const width = isWhole ? room.width : Math.min(most.width, Math.max(wanted.width, picture.width + 2 * PAD_X))
  const height = isWhole ? room.height : Math.min(most.height, Math.max(wanted.height, picture.height + AROUND_Y))
  const frame = {
    left: Math.floor((room.width - width) / 2),
    top: Math.floor((room.height - height) / 2),
    width,
    height,
  }
  return { frame, picture }
}
