import type { PieceOn } from '../scene/scene.ts'
import type { StandingLayer } from '../scene/piece.ts'
import type { Layer } from './brush.ts'
import { densityLayer } from './density.ts'
import { fargateLayer } from './fargate.ts'
import { gaugeLayer } from './gauges.ts'
import { imageLayer, keeperLayer } from './images.ts'
import { railLayer, tickLayer } from './rail.ts'
import { headerLayer, shelfLayer } from './strips.ts'
import { trayLayer } from './trays.ts'
import { zoneLayer } from './zones.ts'

/** What draws the pieces of each layer. Tiles are drawn where their motion has them: `tileLayer`. */
export const LAYERS: { readonly [Name in StandingLayer]: Layer<PieceOn<Name>> } = {
  header: headerLayer,
  keepers: keeperLayer,
  images: imageLayer,
  rail: railLayer,
  ticks: tickLayer,
  zones: zoneLayer,
  fargate: fargateLayer,
  shelf: shelfLayer,
  trays: trayLayer,
  gauges: gaugeLayer,
  bars: densityLayer,
}
