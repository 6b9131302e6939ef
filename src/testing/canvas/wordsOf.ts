import { fitView } from '../../canvas/camera/fit.ts'
import { brushFor, divide, type Frame } from '../../canvas/frame.ts'
import type { Rect } from '../../canvas/geometry.ts'
import { tileItem } from '../../canvas/items.ts'
import { LAYERS } from '../../canvas/layers/allLayers.ts'
import { onScreen, type Brush } from '../../canvas/layers/brush.ts'
import { tileLayer } from '../../canvas/layers/tiles.ts'
import { Motion } from '../../canvas/motion/motion.ts'
import type { SceneOptions } from '../../canvas/scene/band.ts'
import { LAYER_ORDER, rectsOf, type LayerName, type Piece, type StandingLayer } from '../../canvas/scene/piece.ts'
import type { Scene } from '../../canvas/scene/scene.ts'
import { SceneMaker } from '../../canvas/scene/sceneMaker.ts'
import type { World } from '../../model/world/world.ts'
import { NAMED_PALETTE } from './recordingContext.ts'
import { wordsPen, type DrawnWords } from './wordsPen.ts'

/** Words on the stage, and what they are of. CSS pixels on screen. */
export interface PlacedWords extends DrawnWords {
  readonly layer: LayerName
  /** The piece that they have to stay within; of a gauge its tray. */
  readonly owner: Rect
}

type Stage = Pick<SceneOptions, 'mode' | 'width' | 'height' | 'zones' | 'xray'>

/** Every word that the stage draws of a world at rest, seen whole as it is at first; and where the tiles lie. */
export function wordsOf(
  world: World,
  stage: Stage,
): { readonly words: readonly PlacedWords[]; readonly tiles: readonly Rect[] } {
  const { scene, view } = fittedScene(world, stage)
  const { pen, drawn } = wordsPen()
  const { width, height } = stage
  const frame: Frame = {
    scene,
    view,
    size: { width, height, pixelRatio: 1 },
    palette: NAMED_PALETTE,
    fonts: { text: 'Text', mono: 'Mono' },
    nowMs: world.nowMs,
    wallMs: 0,
    motion: new Motion(),
    arrived: [],
    selection: null,
    hover: null,
    marks: [],
    useOf: null,
    laid: null,
    pulls: { lines: [], phase: null },
  }
  const brush = brushFor(frame, pen)
  const trays = new Map(scene.layers.trays.map(({ key, rect }) => [key, rect]))
  const words: PlacedWords[] = []
  const collect = (layer: LayerName, piece: Piece, draw: () => void): void => {
    drawn.length = 0
    draw()
    const owner = onScreen(brush, (layer === 'gauges' ? trays.get(piece.on ?? '') : undefined) ?? piece.rect)
    words.push(...drawn.map((one) => ({ ...one, layer, owner })))
  }
  for (const name of LAYER_ORDER) if (name !== 'tiles') drawStanding({ brush, scene, collect }, name)
  for (const tile of divide(brush, scene).worded) {
    collect('tiles', tile, () => tileLayer.draw(brush, [tileItem(brush, tile, null)]))
  }
  const tiles = scene.detail === 'density' ? [] : scene.layers.tiles.flatMap(rectsOf)
  return { words, tiles: tiles.map((rect) => onScreen(brush, rect)) }
}

function drawStanding<Name extends StandingLayer>(
  to: {
    readonly brush: Brush
    readonly scene: Scene
    readonly collect: (layer: LayerName, piece: Piece, draw: () => void) => void
  },
  name: Name,
): void {
  for (const piece of to.scene.layers[name]) to.collect(name, piece, () => LAYERS[name].draw(to.brush, [piece]))
}

/** As the stage settles it: the zoom at which all is seen decides what is seen. */
function fittedScene(world: World, stage: Stage) {
  const maker = new SceneMaker()
  const make = (zoom: number): Scene => maker.make(world, { ...stage, nowMs: world.nowMs, originMs: 0, zoom })
  let scene = make(1)
  let view = fitView(scene, stage)
  for (let round = 0; round < 2; round += 1) {
    const { k } = view
    scene = make(k)
    view = fitView(scene, stage)
    if (view.k === k) break
  }
  return { scene, view }
}
