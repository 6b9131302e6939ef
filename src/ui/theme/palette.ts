import type { StagePalette } from '../../look/palette.ts'

/** The three looks. `projector` is for a beamer in a bright room. */
export type ThemeName = 'light' | 'dark' | 'projector'

/** Every colour of one theme. The only place where colour values stand; CSS and canvas get them from here. */
export interface Palette extends StagePalette {
  readonly panel: string
}

const light: Palette = {
  ground: '#E5EAE7',
  zone: '#EDF1EE',
  surface: '#FFFFFF',
  panel: '#F8FAF8',
  line: '#D2DAD6',
  paint: '#97A49F',
  res: '#8B9993',
  ctl: '#74827E',
  ink: '#111B1A',
  ink2: '#43504D',
  ink3: '#5C6864',
  inv: '#FFFFFF',
  trouble: '#BE2A1C',
  troubleTint: '#FBE8E4',
  clear: '#1A7444',
  clearTint: '#E2F2E8',
  revisions: [
    { body: '#1460B8', text: '#FFFFFF', edge: '#0C3F7E', tint: '#C9DAEF' },
    { body: '#E8A52A', text: '#111B1A', edge: '#8A5A00', tint: '#FAE6C0' },
    { body: '#64203F', text: '#FFFFFF', edge: '#3E0F25', tint: '#DCCBD3' },
    { body: '#47AFAE', text: '#111B1A', edge: '#1B6A69', tint: '#CFEAE9' },
  ],
}

const dark: Palette = {
  ground: '#0C1314',
  zone: '#11191A',
  surface: '#192324',
  panel: '#131B1C',
  line: '#2A3738',
  paint: '#566665',
  res: '#647674',
  ctl: '#71807E',
  ink: '#EAF1EF',
  ink2: '#B6C3C0',
  ink3: '#8F9E9B',
  inv: '#0C1314',
  trouble: '#FF8370',
  troubleTint: '#3A1B17',
  clear: '#62CC8F',
  clearTint: '#12301F',
  revisions: [
    { body: '#5B96E0', text: '#0C1314', edge: '#9CC4FA', tint: '#24405F' },
    { body: '#F7C54C', text: '#0C1314', edge: '#FFE19A', tint: '#54461F' },
    { body: '#A85787', text: '#FFFFFF', edge: '#DDA0C4', tint: '#452A3A' },
    { body: '#8CCBC6', text: '#0C1314', edge: '#C4EAE6', tint: '#30494A' },
  ],
}

const projector: Palette = {
  ground: '#F2F4F3',
  zone: '#FFFFFF',
  surface: '#FFFFFF',
  panel: '#FFFFFF',
  line: '#8C9793',
  paint: '#8C9793',
  res: '#7E8985',
  ctl: '#3E4845',
  ink: '#000000',
  ink2: '#242C2A',
  ink3: '#3E4845',
  inv: '#FFFFFF',
  trouble: '#A81405',
  troubleTint: '#FFE3DD',
  clear: '#005A2B',
  clearTint: '#D9F2E3',
  revisions: [
    { body: '#0050B3', text: '#FFFFFF', edge: '#002F6C', tint: '#C4D8F0' },
    { body: '#F5A800', text: '#000000', edge: '#6E4600', tint: '#FDE9BF' },
    { body: '#5A0F33', text: '#FFFFFF', edge: '#33051B', tint: '#DBC8D1' },
    { body: '#2FA8A6', text: '#000000', edge: '#0B5655', tint: '#CBE9E9' },
  ],
}

/** The palette of each theme, for the canvas and for the style sheet. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = { light, dark, projector }
